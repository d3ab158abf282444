import { describe, expect, it } from 'vitest';
import type { TranscriptLine } from '../../src/api/transcripts';
import { aligned } from '../../src/transcripts/aligned';

function line(start: number, end: number, text: string, speaker: TranscriptLine['speaker'] = 'client'): TranscriptLine {
  return { ordinal: start, speaker, start, end, text };
}

function rows(left: TranscriptLine[], right: TranscriptLine[]) {
  return aligned(left, right).map((row) => [row.left.map((one) => one.text), row.right.map((one) => one.text)]);
}

describe('two transcripts side by side', () => {
  it('has what the same person says at the same time in one row', () => {
    expect(rows([line(0, 2, 'hello'), line(5, 8, 'racks')], [line(5.2, 7.9, 'wrecks'), line(0.1, 2.1, 'hallo')])).toEqual([
      [['hello'], ['hallo']],
      [['racks'], ['wrecks']],
    ]);
  });

  it('keeps people apart who speak at the same time', () => {
    expect(rows([line(0, 2, 'hello', 'manager')], [line(0.5, 2, 'yes')])).toEqual([
      [['hello'], []],
      [[], ['yes']],
    ]);
  });

  it('has a line beside all parts into which the other cut it, whichever it is', () => {
    const [whole, parts] = [[line(0, 6, 'one two')], [line(3, 6, 'two'), line(0, 3, 'one')]];
    expect(rows(whole, parts)).toEqual([[['one two'], ['one', 'two']]]);
    expect(rows(parts, whole)).toEqual([[['one', 'two'], ['one two']]]);
  });

  it('does not join lines that only touch', () => {
    expect(rows([line(0, 3, 'one')], [line(2.9, 6, 'two')])).toEqual([
      [['one'], []],
      [[], ['two']],
    ]);
  });

  it('is in the order of time, also with what only one of them heard', () => {
    expect(rows([line(4, 5, 'b')], [line(8, 9, 'c'), line(1, 2, 'a')])).toEqual([
      [[], ['a']],
      [['b'], []],
      [[], ['c']],
    ]);
  });
});
