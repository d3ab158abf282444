import { useEffect, useState } from 'react';

const secondsOfPage = 15;

/** The page that is shown now of so many; it turns by itself. */
export function useTurningPage(pages: number): number {
  const [turned, setTurned] = useState(0);
  useEffect(() => {
    if (pages <= 1) {
      return;
    }
    const timer = setInterval(() => setTurned((held) => held + 1), secondsOfPage * 1000);
    return () => clearInterval(timer);
  }, [pages]);
  return turned % Math.max(1, pages);
}
