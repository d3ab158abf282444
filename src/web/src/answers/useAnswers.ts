import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { AnswerCasePage, AnswerLabel, AnswerRates } from '../api/answers';
import { get } from '../api/http';
import { keys } from '../api/keys';
import type { ObjectionLabel } from '../api/types';

const pageSize = 30;

/** How often each answer was followed by a good outcome, since a day or ever. */
export function useAnswerRates(since: string | null, label: ObjectionLabel | null) {
  return useQuery({
    queryKey: keys.answerRates(since, label),
    queryFn: () => get<AnswerRates>('/api/answers', { since, label }),
    placeholderData: keepPreviousData,
  });
}

/** The moments behind a rate. */
export function useAnswerCases(since: string | null, label: ObjectionLabel, answer: AnswerLabel | null) {
  return useInfiniteQuery({
    queryKey: keys.answerCases(since, label, answer),
    queryFn: ({ pageParam }) =>
      get<AnswerCasePage>('/api/answers/cases', { since, label, answer, before: pageParam, limit: pageSize }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}
