import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { get } from '../api/http';
import { keys } from '../api/keys';
import type { ExamplePage } from '../api/types';

const pageSize = 30;

export function useExamples(label: string | null, language: string | null) {
  return useInfiniteQuery({
    queryKey: keys.examples(label, language),
    queryFn: ({ pageParam }) =>
      get<ExamplePage>('/api/examples', { label, language, before: pageParam, limit: pageSize }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
}
