import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { change, get } from '../api/http';
import { keys } from '../api/keys';
import type { Transcripts } from '../api/transcripts';

/** Which engine heard a call, and the transcripts beside the one in use. */
export function useTranscripts(callId: number) {
  return useQuery({
    queryKey: keys.transcripts(callId),
    queryFn: () => get<Transcripts>(`/api/calls/${callId}/transcripts`),
  });
}

/** What can be done with transcripts: another one asked for, one put in use, one dropped. */
export type TranscriptStep =
  | { kind: 'request'; engine: string; language: string | null }
  | { kind: 'use'; id: number }
  | { kind: 'discard'; id: number };

export function useTranscriptStep(callId: number) {
  const cache = useQueryClient();
  const path = `/api/calls/${callId}/transcripts`;
  return useMutation({
    mutationFn: (step: TranscriptStep) => {
      switch (step.kind) {
        case 'request':
          return change('POST', path, { engine: step.engine, language: step.language });
        case 'use':
          return change('POST', `${path}/${step.id}/use`);
        case 'discard':
          return change('DELETE', `${path}/${step.id}`);
      }
    },
    onSettled: () =>
      Promise.all([cache.invalidateQueries({ queryKey: keys.call(callId) }), cache.invalidateQueries({ queryKey: ['calls'] })]),
  });
}
