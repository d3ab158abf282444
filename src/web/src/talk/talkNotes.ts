import type { Talk, TalkSide } from '../api/talk';

export type TalkNote =
  | { kind: 'notSeparated' | 'silentAll' | 'quietAll' | 'clippedAll' }
  | { kind: 'silent' | 'quiet' | 'clipped'; speaker: 'client' | 'manager' };

/** What the recording lacks, in the order in which it matters. */
export function talkNotes(talk: Talk): TalkNote[] {
  const notes: TalkNote[] = talk.separated ? [] : [{ kind: 'notSeparated' }];
  for (const kind of ['silent', 'quiet', 'clipped'] as const) {
    const those = talk.sides.filter((side) => side[kind]);
    if (those.length === talk.sides.length) {
      notes.push({ kind: `${kind}All` });
    } else {
      notes.push(...those.flatMap((side) => noteOf(kind, side)));
    }
  }
  return notes;
}

function noteOf(kind: 'silent' | 'quiet' | 'clipped', side: TalkSide): TalkNote[] {
  return side.speaker === null ? [] : [{ kind, speaker: side.speaker }];
}
