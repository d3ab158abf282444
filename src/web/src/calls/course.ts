import type { CallSummary } from '../api/types';

export type Course =
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

/** How far a call came, in the words of a sales floor. What was settled in it is its outcome. */
export function courseOf(call: Pick<CallSummary, 'status' | 'answeredBy' | 'conversation' | 'refused'>): Course {
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
