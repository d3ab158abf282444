import type { Counters, ManagerCounters, NormProgress } from '../api/types';

/** Below this part of the dials due by now a manager counts as behind. */
export const behindShare = 0.8;

export function isBehind(norm: NormProgress | null): boolean {
  return norm !== null && norm.share !== null && norm.share < behindShare;
}

export interface Totals {
  dials: number;
  connected: number;
  conversations: number;
  behind: number;
}

export function totalsOf(counters: Counters): Totals {
  const sum = (pick: (row: ManagerCounters) => number) =>
    counters.managers.reduce((total, row) => total + pick(row), 0);
  return {
    dials: sum((row) => row.dials),
    connected: sum((row) => row.connected),
    conversations: sum((row) => row.conversations),
    behind: sum((row) => (isBehind(row.norm) ? 1 : 0)),
  };
}

export interface TeamRows {
  teamId: number | null;
  teamName: string | null;
  rows: ManagerCounters[];
}

/** Rows by team and name, in the reader's alphabet; lines that belong to nobody come last. */
export function byTeam(counters: Counters, language: string): TeamRows[] {
  const order = new Intl.Collator(language);
  const teams = new Map<number | null, TeamRows>();
  for (const row of counters.managers) {
    const key = row.personId === null ? null : row.teamId;
    const team = teams.get(key) ?? { teamId: key, teamName: key === null ? null : row.teamName, rows: [] };
    team.rows.push(row);
    teams.set(key, team);
  }
  for (const team of teams.values()) {
    team.rows.sort((a, b) => order.compare(a.name ?? '', b.name ?? ''));
  }
  return [...teams.values()].sort((a, b) =>
    a.teamId === null ? 1 : b.teamId === null ? -1 : order.compare(a.teamName ?? '', b.teamName ?? ''),
  );
}
