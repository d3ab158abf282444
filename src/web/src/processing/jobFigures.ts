import { jobStates, type Job, type JobPage, type JobState } from '../api/jobs';

export interface JobFigure {
  state: JobState;
  count: number;
  /** Seconds for which the oldest has been waiting or set aside; null where that says nothing. */
  oldest: number | null;
}

/** One figure for each state, over all stages. */
export function figuresOf(page: JobPage): JobFigure[] {
  return jobStates.map((state) => {
    const counts = page.counts.filter((count) => count.state === state);
    const since = counts.flatMap((count) => (count.oldest === null ? [] : [count.oldest])).map(Date.parse);
    const isOfAge = (state === 'waiting' || state === 'set_aside') && since.length > 0;
    return {
      state,
      count: counts.reduce((sum, count) => sum + count.count, 0),
      oldest: isOfAge ? Math.max(0, (Date.parse(page.asOf) - Math.min(...since)) / 1000) : null,
    };
  });
}

/** What there is to say of a job's time, with the seconds it is about. */
export type JobTime = { words: 'lasts' | 'reserved' | 'nextTry'; seconds: number } | { words: 'dueNow' };

export function timeOf(job: Job, asOf: string): JobTime {
  const seconds = (instant: string) => (Date.parse(instant) - Date.parse(asOf)) / 1000;
  if (job.setAsideAt !== null) {
    return { words: 'lasts', seconds: -seconds(job.setAsideAt) };
  }
  if (job.leasedUntil !== null) {
    return { words: 'reserved', seconds: seconds(job.leasedUntil) };
  }
  // What was put back by hand is due since the beginning of time.
  if (job.due === null || Date.parse(job.due) === 0) {
    return { words: 'dueNow' };
  }
  const due = seconds(job.due);
  return due > 0
    ? { words: 'nextTry', seconds: due }
    : job.state === 'waiting'
      ? { words: 'lasts', seconds: -due }
      : { words: 'dueNow' };
}

export function stateInAddress(search: URLSearchParams): JobState {
  return jobStates.find((state) => state === search.get('state')) ?? 'set_aside';
}
