import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Verdict } from '../api/corrections';
import { change } from '../api/http';
import { keys } from '../api/keys';
import type { Alert } from '../api/types';
import { applyChanges, emptyBook, type AlertBook } from '../live/alertBook';

/** Sends what somebody says of labels in a call, one after the other, or takes a correction back. */
export function useCorrect(callId: number) {
  const cache = useQueryClient();
  const settled = () =>
    Promise.all([
      cache.invalidateQueries({ queryKey: keys.call(callId) }),
      cache.invalidateQueries({ queryKey: ['calls'] }),
      cache.invalidateQueries({ queryKey: ['examples'] }),
    ]);
  const say = useMutation({
    mutationFn: async (verdicts: readonly Verdict[]) => {
      for (const verdict of verdicts) {
        await change('POST', `/api/calls/${callId}/corrections`, verdict);
      }
    },
    onSettled: settled,
  });
  const takeBack = useMutation({
    mutationFn: (id: number) => change('DELETE', `/api/calls/${callId}/corrections/${id}`),
    onSettled: settled,
  });
  return { say, takeBack };
}

/** Says that an objection's alert was none, or that it was one after all. */
export function useFalseAlarm(alert: Alert) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (isFalse: boolean) =>
      change<Alert>(isFalse ? 'POST' : 'DELETE', `/api/alerts/${alert.id}/false-alarm`),
    onSuccess: (changed) => {
      if (changed !== null) {
        cache.setQueryData<AlertBook>(keys.alerts, (book) => applyChanges(book ?? emptyBook, [changed]));
      }
    },
    onSettled: () =>
      Promise.all([
        ...(alert.callId === null ? [] : [cache.invalidateQueries({ queryKey: keys.call(alert.callId) })]),
        cache.invalidateQueries({ queryKey: ['calls'] }),
        cache.invalidateQueries({ queryKey: ['examples'] }),
      ]),
  });
}
