import { useQuery } from '@tanstack/react-query';
import { get } from '../api/http';
import { keys } from '../api/keys';
import type { Counters } from '../api/types';
import { useClock } from '../session/useSession';

/** A day's counts. Pushes change them between the questions; the questions move what is due by now. */
export function useCounters(day: string) {
  const clock = useClock();
  return useQuery({
    queryKey: keys.counters(day),
    queryFn: () => get<Counters>('/api/counters', { day }),
    refetchInterval: day === clock.today() ? Math.max(5_000, Math.min(60_000, clock.minute)) : false,
  });
}
