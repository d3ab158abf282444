import { useQuery } from '@tanstack/react-query';
import { get } from '../api/http';
import { keys } from '../api/keys';
import type { MyDay } from '../api/norms';
import { useClock } from '../session/useSession';

/** A person's day. Pushes have it asked for anew; between them the questions move what is due by now. */
export function useMyDay(day: string, personId: number | null, enabled: boolean) {
  const clock = useClock();
  return useQuery({
    queryKey: keys.myDay(day, personId),
    queryFn: () => get<MyDay>('/api/me/day', { day, personId }),
    refetchInterval: day === clock.today() ? Math.max(5_000, Math.min(60_000, clock.minute)) : false,
    enabled,
  });
}
