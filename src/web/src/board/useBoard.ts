import { useQuery } from '@tanstack/react-query';
import { get } from '../api/http';
import { keys } from '../api/keys';
import type { Board } from '../api/norms';

const askEvery = 15_000;

/** Today's Board. Pushes have it asked for anew; the questions between them move what is due by now. */
export function useBoard() {
  return useQuery({
    queryKey: keys.board(null),
    queryFn: () => get<Board>('/api/board'),
    refetchInterval: askEvery,
    refetchIntervalInBackground: true,
    retry: false,
  });
}
