import { describe, expect, it } from 'vitest';
import { placeOf } from '../../src/today/alertPlace';
import { byTeam, isBehind, totalsOf } from '../../src/today/totals';
import { alert, counters } from '../builders';

const norm = (share: number | null) => ({ callsPerHour: 15, planned: 135, expected: 60, share });

describe('a day’s counts', () => {
  const day = {
    day: '2026-11-23',
    asOf: '',
    managers: [
      counters({ personId: null, name: '', teamId: null, teamName: null, dials: 1 }),
      counters({ personId: 3, name: 'Łukasz', teamId: 2, teamName: 'South', norm: norm(0.5) }),
      counters({ personId: 4, name: 'Zofia', teamId: 2, teamName: 'South', norm: norm(1.1) }),
      counters({ personId: 1, name: 'Anna', teamId: 1, teamName: 'North', norm: norm(null) }),
    ],
  };

  it('add up over everybody', () => {
    expect(totalsOf(day)).toEqual({ dials: 31, connected: 16, conversations: 8, behind: 1 });
  });

  it('stand under their teams, lines of nobody last', () => {
    expect(byTeam(day, 'pl').map((team) => [team.teamName, team.rows.map((row) => row.name)])).toEqual([
      ['North', ['Anna']],
      ['South', ['Łukasz', 'Zofia']],
      [null, ['']],
    ]);
  });

  it('are behind only below four fifths of what is due, and never before the start', () => {
    expect([norm(0.79), norm(0.8), norm(null), null].map(isBehind)).toEqual([true, false, false, false]);
  });
});

describe('where an alert leads', () => {
  it('is the moment of the objection', () => {
    expect(placeOf(alert({ id: 1, sequence: 1, callId: 7 }))).toBe('/calls/7?t=12.5');
  });

  it('is the call where there is no moment', () => {
    expect(placeOf(alert({ id: 1, sequence: 1, kind: 'recording_failed', utterance: null }))).toBe('/calls/7');
  });

  it('is the manager’s day for the norm', () => {
    const behind = alert({
      id: 1,
      sequence: 1,
      kind: 'behind_norm',
      callId: null,
      utterance: null,
      norm: { day: '2026-11-23', dials: 20, expected: 45, share: 0.44, callsPerHour: 15 },
    });
    expect(placeOf(behind)).toBe('/calls?day=2026-11-23&personId=1');
  });
});
