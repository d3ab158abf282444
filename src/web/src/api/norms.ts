import type { AgreedPrecision } from './answers';
import type { ManagerRole } from './types';

export const planParts = ['dials', 'conversations', 'meetings', 'new_contacts'] as const;
export type PlanPart = (typeof planParts)[number];

/** What the day may end with; eight days in ten it ends between the lowest and the highest. */
export interface Forecast {
  low: number;
  likely: number;
  high: number;
}

export interface PlanAndFact {
  part: PlanPart;
  /** Null: none is set. */
  plan: number | null;
  fact: number;
}

export interface PartProgress extends PlanAndFact {
  /** Due by now over scheduled working time, breaks taken off; null without a plan. */
  expected: number | null;
  /** fact / expected; null before anything is due. */
  share: number | null;
  forecast?: Forecast | null;
}

export interface Results {
  meetings: number;
  callbacks: number;
  deals: number;
  refusals: number;
  doNotCalls: number;
}

export type GoalPercent = 50 | 90 | 100;

export interface Goal {
  part: PlanPart;
  percent: GoalPercent;
  reachedAt: string;
}

/** Dials asked for in an hour. */
export interface PerHour {
  now: number;
  /** The full hour from which they are raised, which may be yet to come. */
  raisedFrom: string | null;
  why: string;
}

/** A goal as the hub tells it. */
export interface GoalReached extends Goal {
  personId: number;
  day: string;
}

export interface DayHour {
  /** When the clock hour began; the hour that happens twice in October is two of them. */
  at: string;
  label: string;
  dials: number;
  connected: number;
  conversations: number;
  newDials: number;
  /** Dials planned in it; null where there is no norm. */
  planned: number | null;
  /** The norm was raised in it. */
  raised: boolean;
  /** Minutes of it that are worked. */
  working: number;
}

export interface NextAgreed {
  agreedAt: string;
  precision: AgreedPrecision;
  kind: 'callback' | 'meeting';
  clientMasked: string;
  /** As a client list has it. */
  clientName: string | null;
  /** The call in which it was agreed. */
  callId: number;
}

export interface MyDay {
  day: string;
  asOf: string;
  person: { id: number; name: string; role: ManagerRole; teamName: string | null };
  scheduledHours: number;
  workedHours: number;
  onShift: boolean;
  /** Null: no dials are asked for by the hour. */
  perHour: PerHour | null;
  parts: PartProgress[];
  week: PlanAndFact[];
  month: PlanAndFact[];
  hours: DayHour[];
  newDials: number;
  knownDials: number;
  results: Results;
  /** The nearest callback or meeting that was agreed and not yet kept. */
  next: NextAgreed | null;
  goals: Goal[];
}

export interface PlannedDay {
  day: string;
  parts: { part: PlanPart; plan: number }[];
}

export interface BoardRow {
  personId: number;
  /** Initials on a screen that shows no names. */
  name: string;
  teamId: number;
  teamName: string | null;
  role: ManagerRole;
  onShift: boolean;
  parts: PartProgress[];
  perHour: PerHour | null;
  /** Of the first part that is planned. */
  forecast: (Forecast & { part: PlanPart }) | null;
  newDials: number;
  knownDials: number;
  results: Results;
  goal: 0 | GoalPercent;
  /** 1 needs help first; 0: needs none. */
  helpRank: number;
  /** On the sheet of the end of the day: the next working day. */
  planTomorrow?: PlannedDay | null;
}

export interface Board {
  day: string;
  asOf: string;
  department: string;
  rows: BoardRow[];
  /** What the rows add up to. */
  totals: { parts: PartProgress[]; newDials: number; knownDials: number; results: Results };
}

export interface PulseSheet {
  id: number;
  kind: 'pulse' | 'end_of_day';
  /** When it was due. */
  at: string;
  takenAt: string;
  /** It was taken well after its time, which it shows all the same. */
  late: boolean;
  rows: BoardRow[];
  /** People, who needs help most first. */
  needsHelp: number[];
}

export interface Pulses {
  day: string;
  /** Times of day, HH:mm. */
  times: string[];
  sheets: PulseSheet[];
}

/** A person's progress in one part; nothing where the part is not counted. */
export function partOf<P extends PlanAndFact>(parts: readonly P[], part: PlanPart): P | undefined {
  return parts.find((held) => held.part === part);
}

export type DriftKind = 'towards_base' | 'away_from_base' | 'base_left';

/** A manager's whole week: dials, and how many of them went to the base. */
export interface DriftWeek {
  /** Its Monday. */
  start: string;
  dials: number;
  /** Dials to clients who were called before. */
  knownDials: number;
  /** Of all dials. */
  share: number;
}

/** A drift as its alert keeps it. */
export interface DriftFigures {
  kind: DriftKind;
  change: number;
  /** Oldest first. */
  weeks: DriftWeek[];
}

export interface DriftRow {
  personId: number;
  name: string;
  teamName: string;
  role: ManagerRole;
  /** Null: nothing drifts, or there is too little to say. */
  kind: DriftKind | null;
  change: number | null;
  weeks: DriftWeek[];
}
