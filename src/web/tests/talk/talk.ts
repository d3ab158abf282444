import type { Talk, TalkSide } from '../../src/api/talk';

export function side(change: Partial<TalkSide> = {}): TalkSide {
  return {
    speaker: 'client',
    talkSeconds: 20,
    share: 0.25,
    turns: 4,
    longestMonologueSeconds: 8,
    longestMonologueStart: 12,
    interruptions: 1,
    backChannels: 3,
    wordsPerMinute: 150,
    speechLevel: -25,
    clippedShare: 0,
    silent: false,
    quiet: false,
    clipped: false,
    ...change,
  };
}

export function talk(change: Partial<Talk> = {}): Talk {
  return {
    durationSeconds: 90,
    silenceSeconds: 12,
    longestSilenceSeconds: 5,
    longestSilenceStart: 30,
    overlapSeconds: 2,
    separated: true,
    sides: [side(), side({ speaker: 'manager', talkSeconds: 60, share: 0.75, longestMonologueStart: 40, wordsPerMinute: 170.4 })],
    ...change,
  };
}
