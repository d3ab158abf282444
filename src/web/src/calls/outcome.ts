import type { CallSummary } from '../api/types';

export type Outcome =
  | 'dialling'
  | 'talking'
  | 'conversation'
  | 'short'
  | 'machine'
  | 'busy'
  | 'no_answer'
  | 'failed'
  | 'canceled'
  | 'stopped';

/** What became of a call, in the words of a sales floor. */
export function outcomeOf(call: Pick<CallSummary, 'status' | 'answeredBy' | 'conversation' | 'refused'>): Outcome {
  if (call.refused) {
    return 'stopped';
  }
  switch (call.status) {
    case 'initiated':
    case 'ringing':
      return 'dialling';
    case 'in_progress':
      return 'talking';
    case 'completed':
      return call.answeredBy === 'machine' ? 'machine' : call.conversation ? 'conversation' : 'short';
    default:
      return call.status;
  }
}

export function isBeingProcessed(call: Pick<CallSummary, 'stage' | 'failure'>): boolean {
  return call.failure === null && call.stage !== 'done';
}
