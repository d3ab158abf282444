import type { PlanPart } from './norms';
import type { ManagerRole } from './types';

export const planSpans = ['hour', 'day', 'week', 'month'] as const;
export type PlanSpan = (typeof planSpans)[number];

export interface PlanTarget {
  part: PlanPart;
  span: PlanSpan;
  target: number;
}

export interface HeldTarget extends PlanTarget {
  /** Null: it has always held. */
  fromDay: string | null;
  /** The person's own plan, the calls an hour set with the person, or the role's plan. */
  source: 'own' | 'person' | 'role';
}

/** From a time of day to another on a weekday, 1 being Monday; over midnight where the end is not after the start. */
export interface WeekdaySpan {
  weekday: number;
  start: string;
  end: string;
}

export const absenceKinds = ['vacation', 'illness', 'other'] as const;
export type AbsenceKind = (typeof absenceKinds)[number];

export interface Absence {
  fromDay: string;
  toDay: string;
  kind: AbsenceKind;
}

export interface Schedule {
  shifts: WeekdaySpan[];
  breaks: WeekdaySpan[];
  absences: Absence[];
}

export interface PersonPlan {
  personId: number;
  name: string;
  teamName: string;
  role: ManagerRole;
  parts: HeldTarget[];
  /** Not own: the person's working day holds on every day of the week. */
  schedule: Schedule & { own: boolean };
}

export interface NormSettings {
  /** HH:mm */
  pulseTimes: string[];
  refusalShare: number;
  refusalConversations: number;
  raisedPerHour: number;
  directManagers: number;
}

export interface Holiday {
  day: string;
  name: string;
}

/** How many managers heads lead themselves. */
export interface SpanOfControl {
  limit: number;
  directManagers: number;
  told: boolean;
  heads: { name: string; directManagers: number; told: boolean }[];
}

export interface Plans {
  roles: { role: ManagerRole; parts: HeldTarget[] }[];
  people: PersonPlan[];
  settings: NormSettings;
  holidays: Holiday[];
  span: SpanOfControl;
}
