import type { Utterance } from '../api/types';

/** The utterance that is being said at a moment: the last one begun by then and not long over. Null in a pause. */
export function utteranceAt(utterances: readonly Utterance[], seconds: number): Utterance | null {
  const tolerance = 0.05;
  let found: Utterance | null = null;
  for (const utterance of utterances) {
    if (utterance.start <= seconds + tolerance && seconds < utterance.end) {
      found = found === null || utterance.start >= found.start ? utterance : found;
    }
  }
  return found;
}
