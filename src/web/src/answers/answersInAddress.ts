import { answerLabels, type AnswerLabel } from '../api/answers';
import { objectionLabels, type ObjectionLabel } from '../api/types';
import { shiftDay } from '../format/clock';

export const periods = ['7', '30', '90', 'all'] as const;
/** Days up to today. */
export type PeriodDays = (typeof periods)[number];

/** In the address for an answer of none of the known kinds. */
const noKind = 'none';

export interface AnswersChoice {
  days: PeriodDays;
  label: ObjectionLabel | null;
  /** The rate whose moments are listed; `answer` null: no answer of the known kinds. */
  rate: { objection: ObjectionLabel; answer: AnswerLabel | null } | null;
}

export function readChoice(search: URLSearchParams): AnswersChoice {
  const objection = objectionLabels.find((known) => known === search.get('objection'));
  const answer = search.get('answer');
  const given = answerLabels.find((known) => known === answer) ?? null;
  return {
    days: periods.find((known) => known === search.get('days')) ?? '30',
    label: objectionLabels.find((known) => known === search.get('label')) ?? null,
    rate: objection !== undefined && (given !== null || answer === noKind) ? { objection, answer: given } : null,
  };
}

export function writeChoice(choice: AnswersChoice): URLSearchParams {
  const search = new URLSearchParams();
  if (choice.days !== '30') {
    search.set('days', choice.days);
  }
  if (choice.label !== null) {
    search.set('label', choice.label);
  }
  if (choice.rate !== null) {
    search.set('objection', choice.rate.objection);
    search.set('answer', choice.rate.answer ?? noKind);
  }
  return search;
}

/** The first day of the period; null: all days. */
export function firstDay(days: PeriodDays, today: string): string | null {
  return days === 'all' ? null : shiftDay(today, 1 - Number(days));
}
