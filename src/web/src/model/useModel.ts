import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { change, get } from '../api/http';
import { keys } from '../api/keys';
import type { ChangedFinding, ModelPageData } from '../api/model';
import type { ObjectionLabel } from '../api/types';

const whileWorking = 1500;
const otherwise = 15_000;

export function useModel() {
  return useQuery({
    queryKey: keys.model,
    queryFn: () => get<ModelPageData>('/api/model'),
    refetchInterval: ({ state }) => {
      const run = state.data?.reclassification?.state;
      return run === 'running' || run === 'accepting' ? whileWorking : otherwise;
    },
    staleTime: 0,
  });
}

export type Step = 'start' | 'accept' | 'discard';

/** Has the archive judged again, accepts what came of it, or drops it. */
export function useStep() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (step: Step) => change('POST', `/api/model/reclassification${step === 'start' ? '' : `/${step}`}`),
    onSettled: () => cache.invalidateQueries({ queryKey: keys.model }),
  });
}

/** Findings of a label that a run adds or takes away. */
export function useChanged(run: number, label: ObjectionLabel, appeared: boolean) {
  return useQuery({
    queryKey: keys.changedFindings(run, label, appeared),
    queryFn: () => get<ChangedFinding[]>('/api/model/differences', { label, appeared: String(appeared) }),
  });
}
