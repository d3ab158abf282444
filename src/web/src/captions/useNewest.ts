import { useEffect, useLayoutEffect, useRef, useState } from 'react';

/** So little above the end is still at the end, in pixels. */
const tolerance = 40;

/** Keeps the end of a list in view while it grows, in its box and on the page, unless its reader has scrolled away from there. */
export function useNewest(length: number) {
  const box = useRef<HTMLOListElement>(null);
  const boxFollows = useRef(true);
  const pageFollows = useRef(true);
  const [isAway, setAway] = useState(false);

  const look = () => {
    const shown = box.current;
    if (shown !== null) {
      boxFollows.current = shown.scrollHeight - shown.scrollTop - shown.clientHeight <= tolerance;
      pageFollows.current = shown.getBoundingClientRect().bottom <= window.innerHeight + tolerance;
      setAway(!boxFollows.current);
    }
  };
  const toNewest = () => {
    if (box.current !== null) {
      box.current.scrollTop = box.current.scrollHeight;
      look();
    }
  };

  useEffect(() => {
    window.addEventListener('scroll', look, { passive: true });
    return () => window.removeEventListener('scroll', look);
  }, []);

  useLayoutEffect(() => {
    if (boxFollows.current) {
      const isShown = pageFollows.current;
      toNewest();
      if (isShown) {
        box.current?.lastElementChild?.scrollIntoView({ block: 'nearest' });
        look();
      }
    }
  }, [length]);

  return { box, isAway, look, toNewest };
}
