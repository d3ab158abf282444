import type { AwaitedEngine } from './transcripts';
import type { CallStage, FailureKind } from './types';

export const jobStates = ['waiting', 'working', 'failed', 'set_aside'] as const;
export type JobState = (typeof jobStates)[number];

export interface JobCount {
  stage: CallStage;
  state: JobState;
  count: number;
  /** Since when the oldest is due, or set aside; null: due at once. */
  oldest: string | null;
}

export interface Job {
  callId: number;
  callStartedAt: string;
  personId: number | null;
  managerName: string | null;
  client: string;
  state: JobState;
  stage: CallStage;
  attempts: number;
  /** When it is or was to be taken; null when it was set aside. */
  due: string | null;
  leasedUntil: string | null;
  failureKind: FailureKind | null;
  /** Why its last attempt failed, in technical words. */
  failure: string | null;
  setAsideAt: string | null;
}

export interface JobPage {
  /** Real time, as all instants of jobs are. */
  asOf: string;
  counts: JobCount[];
  items: Job[];
  next: string | null;
  recordings: { usedBytes: number; limitBytes: number };
  lists: ComparedList[];
  /** Calls that wait for an engine, by language; none of them has failed. */
  awaited: AwaitedEngine[];
}

/** The last comparison of a provider's own list of calls with ours. */
export interface ComparedList {
  provider: string;
  lastRunAt: string;
  error: string | null;
}
