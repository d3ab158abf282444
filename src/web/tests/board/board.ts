import type { Board, BoardRow } from '../../src/api/norms';
import { part } from '../myday/day';

export function boardRow(change: Partial<BoardRow> & Pick<BoardRow, 'personId'>): BoardRow {
  return {
    name: `Person ${change.personId}`,
    teamId: 1,
    teamName: 'North',
    role: 'hunter',
    onShift: true,
    parts: [part(), part({ part: 'meetings', plan: 4, fact: 1, expected: 2, share: 0.5, forecast: null })],
    perHour: { now: 15, raisedFrom: null, why: 'usual' },
    forecast: { part: 'dials', low: 88, likely: 96, high: 105 },
    newDials: 30,
    knownDials: 10,
    results: { meetings: 1, callbacks: 0, deals: 0, refusals: 3, doNotCalls: 0 },
    goal: 0,
    helpRank: 0,
    ...change,
  };
}

export function board(rows: BoardRow[]): Board {
  return {
    day: '2026-11-23',
    asOf: '2026-11-23T14:20:00+01:00',
    department: 'Sales',
    rows,
    totals: {
      parts: [part({ fact: 1080, plan: 2240 }), part({ part: 'new_contacts', plan: null, fact: 8, expected: null, share: null })],
      newDials: 700,
      knownDials: 380,
      results: { meetings: 8, callbacks: 2, deals: 1, refusals: 40, doNotCalls: 1 },
    },
  };
}
