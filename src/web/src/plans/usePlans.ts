import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { change, get } from '../api/http';
import { keys } from '../api/keys';
import type { Plans } from '../api/plans';

export function usePlans() {
  return useQuery({ queryKey: keys.plans, queryFn: () => get<Plans>('/api/plans') });
}

/** Changes a part of the plans, and has them and what is measured against them asked for anew. */
export function usePlansChange<Given>(path: string, body: (given: Given) => unknown, done?: () => void) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (given: Given) => change('PUT', `/api/plans${path}`, body(given)),
    onSuccess: async () => {
      for (const key of ['plans', 'myDay', 'board', 'counters']) {
        await cache.invalidateQueries({ queryKey: [key] });
      }
      done?.();
    },
  });
}
