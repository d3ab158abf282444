import type { FunnelChoice } from '../funnel/funnelChoice';
import type { JobState } from './jobs';
import type { ListState } from './stopList';
import type { CallSummary } from './types';

export interface CallFilter {
  day: string | null;
  personId: number | null;
  label: string | null;
  failed: boolean;
  /** Only calls that wait for an engine. */
  awaiting?: boolean;
}

export const keys = {
  session: ['session'] as const,
  alerts: ['alerts'] as const,
  counters: (day: string) => ['counters', day] as const,
  calls: (filter: CallFilter) => ['calls', filter] as const,
  call: (id: number) => ['call', id] as const,
  /** Stale whenever the call is. */
  transcripts: (id: number) => ['call', id, 'transcripts'] as const,
  jobs: (state: JobState) => ['jobs', state] as const,
  examples: (label: string | null, language: string | null) => ['examples', label, language] as const,
  model: ['model'] as const,
  changedFindings: (run: number, label: string, appeared: boolean) => ['model', run, label, appeared] as const,
  stopList: (query: string, state: ListState) => ['stopList', query, state] as const,
  answerRates: (since: string | null, label: string | null) => ['answers', since, label] as const,
  answerCases: (since: string | null, label: string, answer: string | null) => ['answerCases', since, label, answer] as const,
  myDay: (day: string, personId: number | null) => ['myDay', day, personId] as const,
  board: (day: string | null) => ['board', day] as const,
  pulses: (day: string) => ['pulses', day] as const,
  goalNews: ['goalNews'] as const,
  funnel: (choice: FunnelChoice) => ['funnel', choice] as const,
  plans: ['plans'] as const,
  schedule: (personId: number) => ['plans', 'schedule', personId] as const,
  drift: ['drift'] as const,
  screens: ['screens'] as const,
  counting: ['counting'] as const,
  teams: ['teams'] as const,
  people: ['people'] as const,
  accounts: ['accounts'] as const,
  competitors: ['competitors'] as const,
  liveCalls: ['liveCalls'] as const,
  listenings: (call: number) => ['listenings', call] as const,
  mentionCounts: ['competitors', 'mentions'] as const,
};

/** Whether a call belongs into a list with this filter; `dayOf` tells the department's day of a time. */
export function matches(filter: CallFilter, call: CallSummary, dayOf: (time: string) => string): boolean {
  return (
    (filter.day === null || dayOf(call.startedAt) === filter.day) &&
    (filter.personId === null || call.personId === filter.personId) &&
    (filter.label === null || call.labels.some((found) => found.label === filter.label)) &&
    (!filter.failed || call.failure !== null) &&
    (filter.awaiting !== true || call.awaitedLanguage !== null)
  );
}
