import { useLayoutEffect, useRef, useState } from 'react';

/** So little above the end is still at the end, in pixels. */
const tolerance = 40;

/** Keeps the end of a list in view while it grows, unless its reader has scrolled up. */
export function useNewest(length: number) {
  const box = useRef<HTMLOListElement>(null);
  const follows = useRef(true);
  const [isAway, setAway] = useState(false);

  const look = () => {
    const shown = box.current;
    if (shown !== null) {
      follows.current = shown.scrollHeight - shown.scrollTop - shown.clientHeight <= tolerance;
      setAway(!follows.current);
    }
  };
  const toNewest = () => {
    if (box.current !== null) {
      box.current.scrollTop = box.current.scrollHeight;
      look();
    }
  };

  useLayoutEffect(() => {
    if (follows.current) {
      toNewest();
    }
  }, [length]);

  return { box, isAway, look, toNewest };
}
