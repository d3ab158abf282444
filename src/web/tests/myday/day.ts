import type { DayHour, MyDay, PartProgress } from '../../src/api/norms';

export function part(change: Partial<PartProgress> = {}): PartProgress {
  return {
    part: 'dials',
    plan: 120,
    fact: 40,
    expected: 50,
    share: 0.8,
    forecast: { low: 88, likely: 96, high: 105 },
    ...change,
  };
}

export function hour(label: string, change: Partial<DayHour> = {}): DayHour {
  return {
    at: `2026-11-23T${label}:00:00+01:00`,
    label,
    dials: 14,
    connected: 6,
    conversations: 3,
    newDials: 5,
    planned: 15,
    raised: false,
    working: 60,
    ...change,
  };
}

export function myDay(change: Partial<MyDay> = {}): MyDay {
  return {
    day: '2026-11-23',
    asOf: '2026-11-23T12:30:00+01:00',
    person: { id: 1, name: 'Anna Nowak', role: 'hunter', teamName: 'North' },
    scheduledHours: 7.5,
    workedHours: 3.25,
    onShift: true,
    perHour: { now: 15, raisedFrom: null, why: 'usual' },
    parts: [part()],
    week: [],
    month: [],
    hours: [hour('09'), hour('10')],
    newDials: 30,
    knownDials: 10,
    results: { meetings: 2, callbacks: 1, deals: 0, refusals: 5, doNotCalls: 0 },
    next: null,
    goals: [],
    ...change,
  };
}
