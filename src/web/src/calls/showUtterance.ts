/** Brings an utterance of the transcript into view. */
export function showUtterance(ordinal: number): void {
  document
    .querySelector(`[data-testid="utterance"][data-ordinal="${ordinal}"]`)
    ?.scrollIntoView({ block: 'center', behavior: 'smooth' });
}
