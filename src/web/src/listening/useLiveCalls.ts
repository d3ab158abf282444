import { useQuery } from '@tanstack/react-query';
import { get } from '../api/http';
import { keys } from '../api/keys';
import type { Listening, LiveCall } from '../api/listening';
import { may } from '../session/rights';
import { useSession } from '../session/useSession';

/** Who listens changes without the call changing. */
const askAgain = 5_000;

/** Calls that are on and that the reader may listen to; none for who may not listen at all. */
export function useLiveCalls(): readonly LiveCall[] {
  const { role } = useSession();
  const calls = useQuery({
    queryKey: keys.liveCalls,
    queryFn: () => get<LiveCall[]>('/api/live-calls'),
    enabled: may(role, 'listen'),
    staleTime: 0,
    refetchInterval: askAgain,
  });
  return calls.data ?? [];
}

/** Who listened to a call while it was on; asked again as long as it is. */
export function useListenings(callId: number, isOn: boolean): readonly Listening[] {
  const { role } = useSession();
  const log = useQuery({
    queryKey: keys.listenings(callId),
    queryFn: () => get<Listening[]>(`/api/calls/${callId}/listenings`),
    enabled: may(role, 'listen'),
    staleTime: 0,
    refetchInterval: isOn && askAgain,
  });
  return log.data ?? [];
}
