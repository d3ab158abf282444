export interface Competitor {
  id: number;
  name: string;
  spellings: string[];
}

export type PriceDirection = 'cheaper' | 'dearer' | 'same';
export type AmountUnit = 'percent' | 'factor' | 'sum' | 'price';

export interface Mention {
  ordinal: number;
  /** Where it begins in the utterance's text, in UTF-16 characters. */
  start: number;
  length: number;
  /** Null where nobody is named. */
  competitorId: number | null;
  name: string | null;
  /** The competitor's price against ours. */
  direction: PriceDirection | null;
  amount: number | null;
  unit: AmountUnit | null;
  /** ISO 4217, where it was said. */
  currency: string | null;
}

export interface MentionMoment {
  callId: number;
  /** From the recording's beginning. */
  seconds: number;
  at: string;
  language: string | null;
  text: string;
  mention: Mention;
}

export interface MentionCount {
  competitorId: number | null;
  name: string | null;
  mentions: number;
  calls: number;
  cheaper: number;
  dearer: number;
  same: number;
  /** Negative where the competitor is cheaper; null where no difference was said. */
  medianPercent: number | null;
  /** Mentions the median is of. */
  measured: number;
  /** The latest, newest first. */
  moments: MentionMoment[];
}

export interface MentionCounts {
  since: string;
  until: string;
  competitors: MentionCount[];
}
