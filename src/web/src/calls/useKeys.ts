import { useEffect } from 'react';
import type { Player } from './usePlayer';

/** Seconds an arrow key moves. */
export const step = 5;

const withOwnKeys = 'input, select, textarea, [role="dialog"], [role="menu"], [role="radiogroup"]';

function isOurs(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) {
    return false;
  }
  const target = event.target instanceof Element ? event.target : null;
  if (target === null || target.closest(withOwnKeys) !== null) {
    return target === null;
  }
  return event.key !== ' ' || target.closest('button, a') === null || target.closest('[data-plays]') !== null;
}

/** Space plays and pauses, the arrows step, wherever the focus is not in something with own use for these keys. */
export function useKeys({ toggle, seek, time }: Pick<Player, 'toggle' | 'seek' | 'time'>): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!isOurs(event)) {
        return;
      }
      if (event.key === ' ') {
        event.preventDefault();
        if (!event.repeat) {
          toggle();
        }
      } else if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
        event.preventDefault();
        seek(time + (event.key === 'ArrowRight' ? step : -step));
      }
    };
    const release = (event: KeyboardEvent) => {
      if (event.key === ' ' && isOurs(event)) {
        event.preventDefault();
      }
    };
    window.addEventListener('keydown', press);
    window.addEventListener('keyup', release);
    return () => {
      window.removeEventListener('keydown', press);
      window.removeEventListener('keyup', release);
    };
  }, [toggle, seek, time]);
}
