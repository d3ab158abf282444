import type { LabelScore, ObjectionLabel } from './types';

/** A word that speaks for a label; characters as JavaScript counts them. */
export interface WhyWord {
  start: number;
  length: number;
  text: string;
  /** Its share of all that speaks for the label, 0..1. */
  weight: number;
}

/** An objection at an utterance. */
export interface FoundObjection extends LabelScore {
  /** A person found or confirmed it. */
  byPerson: boolean;
  /** The words that weighed most, best first; empty where a person found it. */
  why: WhyWord[];
}

export interface Correction {
  id: number;
  /** Null: the present transcript no longer has its words. */
  ordinal: number | null;
  label: ObjectionLabel;
  holds: boolean;
  text: string;
  start: number;
  /** What the model itself gives the label there; null where it does not find it. */
  modelScore: number | null;
  by: string;
  at: string;
  state: 'standing' | 'superseded' | 'taken_back';
  endedBy: string | null;
  endedAt: string | null;
}

export interface FalseAlarm {
  by: string;
  at: string;
}

/** What somebody says of a label at an utterance; the text guards against a transcript that changed meanwhile. */
export interface Verdict {
  ordinal: number;
  label: ObjectionLabel;
  holds: boolean;
  text: string;
}
