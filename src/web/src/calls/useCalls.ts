import { useInfiniteQuery } from '@tanstack/react-query';
import { get } from '../api/http';
import { keys, type CallFilter } from '../api/keys';
import type { CallPageOfList } from '../api/types';

const pageSize = 50;

/** Calls that match, newest first, a page at a time. */
export function useCalls(filter: CallFilter) {
  return useInfiniteQuery({
    queryKey: keys.calls(filter),
    queryFn: ({ pageParam }) =>
      get<CallPageOfList>('/api/calls', {
        day: filter.day,
        personId: filter.personId,
        label: filter.label,
        state: filter.failed ? 'failed' : filter.awaiting === true ? 'awaiting_engine' : null,
        before: pageParam,
        limit: pageSize,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}
