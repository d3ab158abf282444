import type { ObjectionLabel } from './types';

export interface ModelFigures {
  macroF1: number;
  pricePrecision: number;
  neutralFlagged: number;
  correctedRight: number;
}

/** A model beside the one that was live when it was learned. */
export interface ModelTrial {
  against: string;
  trades: string[];
  texts: number;
  corrected: number;
  candidate: ModelFigures;
  live: ModelFigures;
  /** Why it was not accepted, in English; empty where it was. */
  reasons: string[];
}

export type ModelState = 'live' | 'previous' | 'kept' | 'not_accepted';

export interface KeptModel {
  version: string;
  origin: 'shipped' | 'learned';
  at: string;
  texts: number;
  state: ModelState;
  liveSince: string | null;
  /** Null for a model that was shipped. */
  trial: ModelTrial | null;
}

export interface LabelDifference {
  label: ObjectionLabel;
  appeared: number;
  vanished: number;
  unchanged: number;
}

export type ReclassificationState = 'running' | 'ready' | 'accepting' | 'accepted' | 'discarded' | 'superseded';

export interface Reclassification {
  id: number;
  state: ReclassificationState;
  /** Null until the server has begun. */
  model: string | null;
  startedAt: string;
  endedAt: string | null;
  calls: number;
  done: number;
  /** It began again because another model went live. */
  anew: boolean;
  /** Its model is no longer live: it can only be discarded. */
  outdated: boolean;
  /** Null while it is not ready. */
  differences: LabelDifference[] | null;
}

export interface ModelPageData {
  live: string;
  /** What is wrong with the models, in technical words. */
  problems: string[];
  models: KeptModel[];
  reclassification: Reclassification | null;
}

export interface ChangedFinding {
  callId: number;
  callStartedAt: string;
  ordinal: number;
  start: number;
  text: string;
  language: string | null;
  label: ObjectionLabel;
  score: number;
}
