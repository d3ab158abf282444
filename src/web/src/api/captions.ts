import type { LabelScore, Speaker } from './types';

/** A phrase as it was understood while its call was on. */
export interface Caption {
  id: number;
  callId: number;
  speaker: Speaker;
  /** Seconds since the call's first stream began. */
  start: number;
  end: number;
  text: string;
  language: string;
  confidence: number | null;
  objections: LabelScore[];
}

/** Why nothing is heard. */
export type HearingProblem = 'no_engine' | 'engine_failed';

/** How far the hearing of a call is. */
export interface Hearing {
  callId: number;
  /** The call is on, or what was said in it is still being heard. */
  isHeard: boolean;
  /** How long the oldest phrase has waited for its caption; 0 where none waits noticeably. */
  behindSeconds: number;
  /** Speech that is left to the recording. */
  skippedSeconds: number;
  problem: HearingProblem | null;
}

/** The captions of a call there are. */
export interface CaptionsOfCall {
  /** The transcript has taken their place: none is told. */
  replaced: boolean;
  hearing: Hearing;
  captions: Caption[];
}

/** What the recording says of an alert that was raised while the call was on. */
export type LiveVerdict = 'pending' | 'confirmed' | 'unconfirmed';

/** What an alert was raised by while the call was on. */
export interface AlertCaption {
  id: number;
  /** Seconds since its stream began. */
  start: number;
  text: string;
}
