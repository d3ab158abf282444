import type { Board, BoardRow } from '../../src/api/norms';
import { part } from '../myday/day';

export function boardRow(change: Partial<BoardRow> & Pick<BoardRow, 'personId'>): BoardRow {
  return {
    name: `Person ${change.personId}`,
    teamName: 'North',
    role: 'hunter',
    onShift: true,
    parts: [part(), part({ part: 'meetings', plan: 4, fact: 1, expected: 2, share: 0.5, forecast: null })],
    perHour: 15,
    forecast: { low: 88, likely: 96, high: 105 },
    newDials: 30,
    knownDials: 10,
    results: { meetings: 1, callbacks: 0, deals: 0, refusals: 3, doNotCalls: 0 },
    goal: 0,
    helpRank: null,
    ...change,
  };
}

export function board(rows: BoardRow[]): Board {
  return { day: '2026-11-23', asOf: '2026-11-23T14:20:00+01:00', department: 'Sales', timeZone: 'Europe/Warsaw', rows };
}
