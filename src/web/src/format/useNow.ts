import { useEffect, useState } from 'react';
import { useClock } from '../session/useSession';

/** The department's time, told anew every half a minute of it, at least once in ten seconds. */
export function useNow(): Date {
  const clock = useClock();
  const [now, setNow] = useState(() => clock.now());
  useEffect(() => {
    const tick = () => setNow(clock.now());
    tick();
    const timer = setInterval(tick, Math.min(10_000, Math.max(250, clock.minute / 2)));
    return () => clearInterval(timer);
  }, [clock]);
  return now;
}

/** The department's present day, as YYYY-MM-DD. */
export function useToday(): string {
  const clock = useClock();
  return clock.dayOf(useNow());
}
