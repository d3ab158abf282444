import { funnelSlices, type FunnelSlice } from '../api/funnel';
import { shiftDay } from '../format/clock';

export interface FunnelChoice {
  from: string;
  to: string;
  slice: FunnelSlice;
  teamId: number | null;
}

export const periods = ['today', 'week', 'month', 'days30'] as const;
export type Period = (typeof periods)[number];

const isDay = (text: string | null): text is string => text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text);

/** The period by name, up to today; a week begins on Monday. */
export function periodOf(period: Period, today: string): { from: string; to: string } {
  const weekday = (new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7;
  const from = {
    today,
    week: shiftDay(today, -weekday),
    month: `${today.slice(0, 8)}01`,
    days30: shiftDay(today, -29),
  };
  return { from: from[period], to: today };
}

/** What the address chooses: the last thirty days of managers where it says nothing. */
export function choiceInAddress(search: URLSearchParams, today: string): FunnelChoice {
  const usual = periodOf('days30', today);
  const from = search.get('from');
  const to = search.get('to');
  return {
    from: isDay(from) ? from : usual.from,
    to: isDay(to) ? to : usual.to,
    slice: funnelSlices.find((known) => known === search.get('slice')) ?? 'managers',
    teamId: Number(search.get('teamId')) || null,
  };
}

export function addressOf({ from, to, slice, teamId }: FunnelChoice): Record<string, string> {
  return { from, to, slice, ...(teamId === null ? {} : { teamId: String(teamId) }) };
}
