import type { FoundObjection, WhyWord } from '../api/corrections';

/** A stretch of an utterance; one that weighed for an objection is marked. */
export interface Piece {
  text: string;
  /** Weighed for some objection of the utterance. */
  weighs: boolean;
  /** Weighed for the one that is pointed at. */
  pointed: boolean;
}

/** Cuts an utterance at the words that weighed. */
export function piecesOf(text: string, found: readonly FoundObjection[], pointedAt: string | null): Piece[] {
  const words = new Map<number, WhyWord & { pointed: boolean }>();
  for (const objection of found) {
    for (const word of objection.why) {
      words.set(word.start, { ...word, pointed: objection.label === pointedAt || (words.get(word.start)?.pointed ?? false) });
    }
  }
  const pieces: Piece[] = [];
  let at = 0;
  for (const word of [...words.values()].sort((a, b) => a.start - b.start)) {
    if (word.start < at || word.start + word.length > text.length) {
      continue;
    }
    if (word.start > at) {
      pieces.push({ text: text.slice(at, word.start), weighs: false, pointed: false });
    }
    at = word.start + word.length;
    pieces.push({ text: text.slice(word.start, at), weighs: true, pointed: word.pointed });
  }
  if (at < text.length) {
    pieces.push({ text: text.slice(at), weighs: false, pointed: false });
  }
  return pieces;
}

/** The words that weighed most, in the order they were said. */
export function wordsOf(objection: FoundObjection): string {
  return objection.why
    .toSorted((a, b) => a.start - b.start)
    .map((word) => word.text)
    .join(', ');
}
