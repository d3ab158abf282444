import type { Speaker } from './types';

/** What one side of a call did, measured from its channel. Times in seconds. */
export interface TalkSide {
  /** Null where both voices are in one channel; what needs them apart is null then. */
  speaker: Speaker | null;
  talkSeconds: number;
  /** Of all talk, 0..1. */
  share: number | null;
  turns: number | null;
  longestMonologueSeconds: number | null;
  longestMonologueStart: number | null;
  interruptions: number | null;
  backChannels: number | null;
  /** Null without a transcript, or with too little speech. */
  wordsPerMinute: number | null;
  /** Decibels of full scale. */
  speechLevel: number | null;
  clippedShare: number;
  silent: boolean;
  quiet: boolean;
  clipped: boolean;
}

/** What a call's recording says about the conversation. */
export interface Talk {
  durationSeconds: number;
  silenceSeconds: number;
  longestSilenceSeconds: number;
  longestSilenceStart: number | null;
  overlapSeconds: number | null;
  /** Each side has a channel of its own. */
  separated: boolean;
  /** The client first. */
  sides: TalkSide[];
}

/** A recording's outline, as the server keeps it. */
export interface StoredWaveform {
  durationSeconds: number;
  /** The loudest sample, as a share of full scale. */
  loudest: number;
  /** The client's first; bytes in base64, of which 255 is the loudest sample. */
  channels: { speaker: Speaker | null; peaks: string }[];
}
