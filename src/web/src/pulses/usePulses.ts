import { useQuery } from '@tanstack/react-query';
import { get } from '../api/http';
import { keys } from '../api/keys';
import type { Pulses } from '../api/norms';
import { useClock } from '../session/useSession';

/** The sheets of a day; today's are asked for while more may come. */
export function usePulses(day: string) {
  const clock = useClock();
  return useQuery({
    queryKey: keys.pulses(day),
    queryFn: () => get<Pulses>('/api/pulses', { day }),
    refetchInterval: day === clock.today() ? Math.max(5_000, Math.min(60_000, clock.minute)) : false,
  });
}
