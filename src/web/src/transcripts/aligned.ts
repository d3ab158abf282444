import type { TranscriptLine } from '../api/transcripts';

/** What two transcripts have at the same moment; either side may have nothing there. */
export interface Aligned {
  start: number;
  speaker: TranscriptLine['speaker'];
  left: TranscriptLine[];
  right: TranscriptLine[];
}

/** Lines belong together that share so much of the shorter one’s time. */
const leastShare = 0.3;

/** Puts side by side what the same person says at the same time; a line that the other cut in two stands beside both parts. */
export function aligned(left: readonly TranscriptLine[], right: readonly TranscriptLine[]): Aligned[] {
  const rows: Aligned[] = left.map((line) => ({ start: line.start, speaker: line.speaker, left: [line], right: [] }));
  for (const line of right) {
    const own = rows.filter((row) => row.left.some((other) => belong(line, other)));
    const row = own[0];
    if (row === undefined) {
      rows.push({ start: line.start, speaker: line.speaker, left: [], right: [line] });
      continue;
    }
    for (const other of own.slice(1)) {
      row.left.push(...other.left);
      row.right.push(...other.right);
      rows.splice(rows.indexOf(other), 1);
    }
    row.right.push(line);
  }
  for (const row of rows) {
    row.left.sort(byStart);
    row.right.sort(byStart);
    row.start = Math.min(...[...row.left, ...row.right].map((line) => line.start));
  }
  return rows.sort(byStart);
}

function belong(one: TranscriptLine, other: TranscriptLine): boolean {
  const shared = Math.min(one.end, other.end) - Math.max(one.start, other.start);
  const shorter = Math.min(one.end - one.start, other.end - other.start);
  return one.speaker === other.speaker && shared > 0 && shared >= leastShare * shorter;
}

function byStart(one: { start: number }, other: { start: number }): number {
  return one.start - other.start;
}
