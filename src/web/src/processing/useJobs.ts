import { useInfiniteQuery } from '@tanstack/react-query';
import { get } from '../api/http';
import { keys } from '../api/keys';
import type { JobPage, JobState } from '../api/jobs';

/** Ages go on while nothing changes. */
const refreshed = 5000;

/** The counts of all jobs and a list of those in one state, a page at a time. */
export function useJobs(state: JobState) {
  return useInfiniteQuery({
    queryKey: keys.jobs(state),
    queryFn: ({ pageParam }) => get<JobPage>('/api/jobs', { state, after: pageParam, limit: 50 }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    refetchInterval: refreshed,
    staleTime: 0,
  });
}
