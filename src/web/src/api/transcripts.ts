import type { Speaker } from './types';

/** An engine that a call can be heard with again; `languages`: those it hears now. */
export interface Engine {
  engine: string;
  model: string | null;
  languages: string[];
}

export interface TranscriptInUse {
  engine: string;
  model: string | null;
  /** Null where it was not kept. */
  heardAt: string | null;
  /** Who put it in the place of another one; null where it came on the call’s own way. */
  chosenBy: string | null;
  chosenAt: string | null;
}

export interface TranscriptLine {
  ordinal: number;
  speaker: Speaker;
  /** Seconds in the recording. */
  start: number;
  end: number;
  text: string;
}

/** A transcript that is not in use. */
export interface Transcript {
  id: number;
  state: 'requested' | 'ready' | 'failed' | 'replaced' | 'discarded';
  engine: string;
  model: string | null;
  /** What was asked for, then what was heard; null: the call’s own. */
  language: string | null;
  requestedAt: string | null;
  requestedBy: string | null;
  heardAt: string | null;
  attempts: number;
  failure: string | null;
  decidedAt: string | null;
  decidedBy: string | null;
  /** Where it is ready or was replaced. */
  lines: TranscriptLine[];
}

export interface Transcripts {
  inUse: TranscriptInUse | null;
  /** Empty for those who may not have a call transcribed again. */
  engines: Engine[];
  /** The newest first. */
  items: Transcript[];
}

/** How many calls wait for an engine that hears a language. */
export interface AwaitedEngine {
  language: string;
  count: number;
}
