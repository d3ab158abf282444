import { keepPreviousData, useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { change, get } from '../api/http';
import { keys } from '../api/keys';
import type { ListState, StopListPage } from '../api/stopList';

/** Entries of the stop list, newest first, a page at a time. */
export function useStopList(query: string, state: ListState) {
  return useInfiniteQuery({
    queryKey: keys.stopList(query, state),
    queryFn: ({ pageParam }) => get<StopListPage>('/api/stop-list', { query, state, after: pageParam, limit: 50 }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
}

/** Changes the list, and has it and the calls that show it asked for anew. */
export function useListChange<T, Given>(path: string, body: (given: Given) => unknown, done?: (answer: T | null) => void) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (given: Given) => change<T>('POST', `/api/stop-list${path}`, body(given)),
    onSuccess: (answer) => done?.(answer),
    onSettled: async () => {
      await cache.invalidateQueries({ queryKey: ['stopList'] });
      await cache.invalidateQueries({ queryKey: ['call'] });
      await cache.invalidateQueries({ queryKey: ['calls'] });
    },
  });
}
