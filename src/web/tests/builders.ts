import type { AnswerCase, AnswerRate } from '../src/api/answers';
import type { Caption, CaptionsOfCall, Hearing } from '../src/api/captions';
import type { Correction, FoundObjection } from '../src/api/corrections';
import type { Job, JobPage } from '../src/api/jobs';
import type {
  Alert,
  CallDetail,
  CallSummary,
  ManagerCounters,
  Resumed,
  Utterance,
} from '../src/api/types';

export function alert(change: Partial<Alert> & Pick<Alert, 'id' | 'sequence'>): Alert {
  return {
    toldSequence: change.sequence,
    kind: 'objection',
    raisedAt: '2026-11-23T09:00:00+01:00',
    changedAt: '2026-11-23T09:00:00+01:00',
    personId: 1,
    managerName: 'Anna Nowak',
    teamId: 1,
    callId: 7,
    label: 'price_comparison',
    score: 0.9,
    utterance: { ordinal: 3, start: 12.5, text: 'they are cheaper' },
    language: 'en',
    norm: null,
    reason: null,
    spaceShare: null,
    times: 1,
    falseAlarm: null,
    live: null,
    caption: null,
    drift: null,
    ...change,
  };
}

export function call(change: Partial<CallSummary> & Pick<CallSummary, 'id'>): CallSummary {
  return {
    startedAt: '2026-11-23T09:00:00+01:00',
    direction: 'outbound',
    personId: 1,
    managerName: 'Anna Nowak',
    teamId: 1,
    client: '+48 *** *** 123',
    stopListed: false,
    status: 'completed',
    answeredBy: 'human',
    dial: true,
    refused: false,
    connected: true,
    conversation: true,
    talkSeconds: 60,
    language: 'en',
    stage: 'done',
    failure: null,
    failureKind: null,
    recording: 'ready',
    recordingReason: null,
    engine: 'pocketsphinx',
    awaitedLanguage: null,
    labels: [],
    outcome: null,
    ...change,
  };
}

export function utterance(change: Partial<Utterance> & Pick<Utterance, 'ordinal'>): Utterance {
  return {
    speaker: 'client',
    start: change.ordinal * 10,
    end: change.ordinal * 10 + 8,
    text: `utterance ${change.ordinal}`,
    confidence: 0.8,
    objections: [],
    ...change,
  };
}

export function callDetail(utterances: Utterance[], change: Partial<CallDetail> = {}): CallDetail {
  return {
    ...call({ id: 7 }),
    objectionModel: null,
    media: { durationSeconds: 60, channels: 2, clientChannel: 1 },
    talk: null,
    utterances,
    episodes: [],
    corrections: [],
    alerts: [],
    clientName: null,
    tags: [],
    counting: null,
    ...change,
  };
}

/** An objection that the model found because of these words of the text. */
export function found(label: FoundObjection['label'], text: string, ...words: string[]): FoundObjection {
  return {
    label,
    score: 0.9,
    byPerson: false,
    why: words.map((word) => ({ start: text.indexOf(word), length: word.length, text: word, weight: 1 / words.length })),
  };
}

export function correction(change: Partial<Correction> & Pick<Correction, 'id'>): Correction {
  return {
    ordinal: 1,
    label: 'price_comparison',
    holds: false,
    text: 'they are cheaper',
    start: 12.5,
    modelScore: 0.9,
    by: 'Olga Supervisor',
    at: '2026-11-23T09:00:00+01:00',
    state: 'standing',
    endedBy: null,
    endedAt: null,
    ...change,
  };
}

export function counters(change: Partial<ManagerCounters> & Pick<ManagerCounters, 'personId'>): ManagerCounters {
  return {
    name: 'Anna Nowak',
    teamId: 1,
    teamName: 'North',
    role: 'hunter',
    day: '2026-11-23',
    dials: 10,
    connected: 4,
    conversations: 2,
    hours: [],
    norm: null,
    ...change,
  };
}

export function resumed(change: Partial<Resumed> = {}): Resumed {
  return {
    reload: false,
    sequence: 0,
    alerts: [],
    calls: [],
    counters: { day: '2026-11-23', asOf: '2026-11-23T09:00:00+01:00', managers: [] },
    ...change,
  };
}

export function job(change: Partial<Job> & Pick<Job, 'callId'>): Job {
  return {
    callStartedAt: '2026-11-23T09:00:00+01:00',
    personId: 1,
    managerName: 'Anna Nowak',
    client: '+48 *** *** 123',
    state: 'set_aside',
    stage: 'fetch',
    attempts: 1,
    due: null,
    leasedUntil: null,
    failureKind: 'not_audio',
    failure: 'The recording cannot be read: it has no RIFF header.',
    setAsideAt: '2026-11-23T08:00:00Z',
    ...change,
  };
}

export function jobPage(change: Partial<JobPage> = {}): JobPage {
  return {
    asOf: '2026-11-23T08:10:00Z',
    counts: [],
    items: [],
    next: null,
    recordings: { usedBytes: 3 * 1024 ** 3, limitBytes: 4 * 1024 ** 3 },
    lists: [],
    awaited: [],
    ...change,
  };
}

export function answerRate(change: Partial<AnswerRate> = {}): AnswerRate {
  return {
    objection: 'price_comparison',
    answer: 'value_argument',
    cases: 20,
    share: 0.4,
    low: 0.22,
    high: 0.61,
    ...change,
  };
}

export function answerCase(change: Partial<AnswerCase> & Pick<AnswerCase, 'callId'>): AnswerCase {
  return {
    ordinal: 3,
    start: 12.5,
    end: 16,
    text: 'they are cheaper',
    label: 'price_comparison',
    score: 0.9,
    language: 'en',
    managerName: 'Anna Nowak',
    at: '2026-11-23T09:00:00+01:00',
    recording: true,
    answer: { ordinal: 4, start: 16, end: 20, text: 'ours last longer' },
    outcome: 'meeting_agreed',
    recurred: false,
    ...change,
  };
}

export function caption(change: Partial<Caption> & Pick<Caption, 'id'>): Caption {
  return {
    callId: 7,
    speaker: 'client',
    start: change.id * 10,
    end: change.id * 10 + 3,
    text: `caption ${change.id}`,
    language: 'en',
    confidence: 0.8,
    objections: [],
    ...change,
  };
}

export function hearing(change: Partial<Hearing> = {}): Hearing {
  return { callId: 7, isHeard: true, behindSeconds: 0, skippedSeconds: 0, problem: null, ...change };
}

export function captionsOfCall(captions: Caption[], change: Partial<CaptionsOfCall> = {}): CaptionsOfCall {
  return { replaced: false, hearing: hearing(), captions, ...change };
}
