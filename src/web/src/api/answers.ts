import type { Example, ObjectionLabel } from './types';

export const outcomes = [
  'meeting_agreed',
  'callback_agreed',
  'deal_agreed',
  'refused',
  'do_not_call',
  'no_outcome',
] as const;
export type Outcome = (typeof outcomes)[number];

export const answerLabels = [
  'value_argument',
  'clarifying_question',
  'comparison_argument',
  'social_proof',
  'guarantee',
  'discount_offer',
  'volume_offer',
  'options_offer',
  'concede',
  'disparage_own',
] as const;
export type AnswerLabel = (typeof answerLabels)[number];

/** How a call ended. */
/** How exactly a time was agreed: its hour, a part of the day, or only the day. */
export type AgreedPrecision = 'hour' | 'day_part' | 'day';

export interface CallOutcome {
  outcome: Outcome;
  score: number;
  /** The utterance that settles it; null where none does. */
  ordinal: number | null;
  /** For when a callback or a meeting is agreed; null where no time was named. */
  agreedAt: string | null;
  precision: AgreedPrecision | null;
}

/** An objection with what followed it. */
export interface Episode {
  /** The utterance of the objection. */
  ordinal: number;
  label: ObjectionLabel;
  /** The manager's first utterance after it; null where the manager said nothing more. */
  answerOrdinal: number | null;
  /** The client came back with it after the manager had spoken. */
  recurred: boolean;
  answers: { label: AnswerLabel; score: number; ordinal: number }[];
}

export interface AnswerRate {
  objection: ObjectionLabel;
  /** Null: no answer of the known kinds was given. */
  answer: AnswerLabel | null;
  cases: number;
  /** Share of the cases followed by a good outcome; null where there are too few to say. */
  share: number | null;
  /** The interval that the share lies in, 95 %. */
  low: number | null;
  high: number | null;
}

export interface AnswerRates {
  /** Under so many cases no share is given. */
  fewestCases: number;
  items: AnswerRate[];
}

/** A moment behind a rate. */
export interface AnswerCase extends Example {
  outcome: Outcome;
  recurred: boolean;
}

export interface AnswerCasePage {
  items: AnswerCase[];
  next: string | null;
}
