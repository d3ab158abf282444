import { useQuery } from '@tanstack/react-query';
import type { Competitor, Mention, MentionCounts } from '../api/competitors';
import { get } from '../api/http';
import { keys } from '../api/keys';

export function useCompetitors() {
  return useQuery({ queryKey: keys.competitors, queryFn: () => get<Competitor[]>('/api/competitors') });
}

/** What competitors were mentioned for in the last 30 days. */
export function useMentionCounts() {
  return useQuery({ queryKey: keys.mentionCounts, queryFn: () => get<MentionCounts>('/api/competitors/mentions') });
}

/** Asked for anew with the call, whose key it begins with. */
export function useMentionsOfCall(id: number) {
  return useQuery({
    queryKey: [...keys.call(id), 'mentions'],
    queryFn: () => get<Mention[]>(`/api/calls/${id}/mentions`),
  });
}
