import type { Mention } from '../api/competitors';

export interface TextPart {
  /** Where it begins in the text. */
  start: number;
  text: string;
  mention: Mention | null;
}

/** A text cut where competitors are mentioned; a place that is not in the text is no cut. */
export function textParts(text: string, mentions: readonly Mention[]): TextPart[] {
  const parts: TextPart[] = [];
  let at = 0;
  for (const mention of mentions.toSorted((a, b) => a.start - b.start)) {
    const end = mention.start + mention.length;
    if (mention.start < at || end > text.length) {
      continue;
    }
    parts.push(
      { start: at, text: text.slice(at, mention.start), mention: null },
      { start: mention.start, text: text.slice(mention.start, end), mention },
    );
    at = end;
  }
  parts.push({ start: at, text: text.slice(at), mention: null });
  return parts.filter((part) => part.text !== '');
}

/** Of a text's pieces what lies within a part of it. */
export function piecesWithin<P extends { text: string }>(pieces: readonly P[], part: TextPart): P[] {
  let at = 0;
  return pieces
    .map((piece) => {
      const from = Math.max(0, part.start - at);
      const to = Math.max(0, part.start + part.text.length - at);
      at += piece.text.length;
      return { ...piece, text: piece.text.slice(from, to) };
    })
    .filter((piece) => piece.text !== '');
}
