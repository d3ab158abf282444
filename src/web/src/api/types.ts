import type { CallOutcome, Episode } from './answers';
import type { AlertCaption, LiveVerdict } from './captions';
import type { Counting } from './counting';
import type { CallTag } from './clients';
import type { DriftFigures } from './norms';
import type { Correction, FalseAlarm, FoundObjection } from './corrections';
import type { Talk } from './talk';

export type Role = 'administrator' | 'sales_head' | 'supervisor' | 'trainer' | 'manager';
export type ManagerRole = 'hunter' | 'closer' | 'farmer';
export type Speaker = 'client' | 'manager';

export const objectionLabels = [
  'price_comparison',
  'too_expensive',
  'no_budget',
  'existing_supplier',
  'no_need',
  'think_about_it',
  'send_info',
  'no_time',
  'not_decision_maker',
  'distrust',
  'product_fit',
  'terms',
  'bad_experience',
] as const;
export type ObjectionLabel = (typeof objectionLabels)[number];

export const languages = ['ru', 'pl', 'uk', 'en'] as const;
export type Language = (typeof languages)[number];

export interface Department {
  name: string;
  timeZone: string;
  language: string;
  /** Domain time at the moment of the answer. */
  now: string;
  /** Domain seconds in a real second. */
  clockSpeed: number;
}

export interface Session {
  userName: string;
  name: string;
  role: Role;
  personId: number | null;
  teamIds: number[];
  department: Department;
}

export interface HourCount {
  hour: number;
  dials: number;
  connected: number;
  conversations: number;
}

export interface NormProgress {
  callsPerHour: number;
  /** Dials of the whole working day. */
  planned: number;
  /** Dials due by now. */
  expected: number;
  /** dials / expected; null before the working day starts. */
  share: number | null;
}

export interface ManagerCounters {
  /** Null: lines that belong to nobody. */
  personId: number | null;
  name: string | null;
  teamId: number | null;
  teamName: string | null;
  role: ManagerRole | null;
  /** The department's day these counts are of. */
  day: string;
  dials: number;
  connected: number;
  conversations: number;
  hours: HourCount[];
  norm: NormProgress | null;
}

export interface Counters {
  day: string;
  asOf: string;
  managers: ManagerCounters[];
}

export interface LabelScore {
  label: ObjectionLabel;
  score: number;
}

export type CallStatus =
  | 'initiated'
  | 'ringing'
  | 'in_progress'
  | 'completed'
  | 'busy'
  | 'no_answer'
  | 'failed'
  | 'canceled';

export type CallStage = 'gather' | 'count' | 'fetch' | 'measure' | 'transcribe' | 'classify' | 'judge' | 'result' | 'stop_list' | 'alert' | 'done';

export const failureKinds = [
  'unexpected',
  'not_there_yet',
  'throttled',
  'provider_down',
  'credentials',
  'speech_engine',
  'no_space',
  'not_allowed',
  'too_large',
  'not_audio',
] as const;
export type FailureKind = (typeof failureKinds)[number];

export interface CallSummary {
  id: number;
  startedAt: string;
  direction: 'outbound' | 'inbound';
  personId: number | null;
  managerName: string | null;
  teamId: number | null;
  client: string;
  /** The client is on the stop list now. */
  stopListed: boolean;
  status: CallStatus;
  answeredBy: 'human' | 'machine' | null;
  dial: boolean;
  /** The stop list kept the number from being dialled. */
  refused: boolean;
  connected: boolean;
  conversation: boolean;
  talkSeconds: number | null;
  language: string | null;
  stage: CallStage;
  /** Why the processing was set aside. */
  failure: string | null;
  failureKind: FailureKind | null;
  recording: 'none' | 'waiting' | 'ready' | 'absent' | 'failed';
  /** Why it is absent or failed, or what is wanting in it. */
  recordingReason: string | null;
  engine: string | null;
  /** The language for which the recording waits for an engine. */
  awaitedLanguage: string | null;
  labels: LabelScore[];
  /** Null until the call was judged. */
  outcome: CallOutcome | null;
}

export interface Utterance {
  ordinal: number;
  speaker: Speaker;
  /** Seconds in the recording. */
  start: number;
  end: number;
  text: string;
  confidence: number | null;
  objections: FoundObjection[];
}

export interface CallMedia {
  durationSeconds: number;
  channels: number;
  clientChannel: number | null;
}

export interface CallDetail extends CallSummary {
  /** The version of the model that judged what was said. */
  objectionModel: string | null;
  media: CallMedia | null;
  /** Null while the recording is not measured. */
  talk: Talk | null;
  utterances: Utterance[];
  episodes: Episode[];
  /** The newest first. */
  corrections: Correction[];
  /** As the client list has it; null where none names the client. */
  clientName: string | null;
  /** The tags in force. */
  tags: CallTag[];
  /** As what the call counts and why; null while it is not counted. */
  counting: Counting | null;
  /** Empty for those who see no alerts. */
  alerts: Alert[];
}

export interface CallPageOfList {
  items: CallSummary[];
  next: string | null;
}

export interface Alert {
  id: number;
  /** Grows with every change of any alert, in commit order. */
  sequence: number;
  /** The sequence of the last change that was told; what people correct is no news. */
  toldSequence: number;
  kind: 'objection' | 'do_not_call' | 'behind_norm' | 'recording_failed' | 'recordings_nearly_full' | 'drift' | 'counters_wrong';
  raisedAt: string;
  changedAt: string;
  personId: number | null;
  managerName: string | null;
  teamId: number | null;
  callId: number | null;
  label: ObjectionLabel | null;
  score: number | null;
  utterance: { ordinal: number; start: number; text: string } | null;
  language: string | null;
  norm: { day: string; dials: number; expected: number; share: number; callsPerHour: number } | null;
  reason: string | null;
  /** What recordings take of the room they may take. */
  spaceShare: number | null;
  /** How often it was told; 1 = once. */
  times: number;
  falseAlarm: FalseAlarm | null;
  /** Null where it was not raised while the call was on. */
  live: LiveVerdict | null;
  /** The weeks that show a drift. */
  drift: DriftFigures | null;
  /** What was heard live, as long as no utterance shows it. */
  caption: AlertCaption | null;
}

export interface AlertPage {
  alerts: Alert[];
  sequence: number;
}

export interface Resumed {
  /** Too much was missed: the alerts have to be asked for anew. */
  reload: boolean;
  sequence: number;
  /** Changes after the sequence asked for, oldest first. */
  alerts: Alert[];
  calls: CallSummary[];
  counters: Counters;
}

export interface Example {
  callId: number;
  ordinal: number;
  start: number;
  end: number;
  text: string;
  label: ObjectionLabel;
  score: number;
  language: string | null;
  managerName: string | null;
  at: string;
  /** Whether the moment can be heard. */
  recording: boolean;
  answer: { ordinal: number; start: number; end: number; text: string } | null;
}

export interface ExampleCount {
  label: ObjectionLabel;
  language: string | null;
  count: number;
}

export interface ExamplePage {
  items: Example[];
  next: string | null;
  counts: ExampleCount[];
}

export interface Team {
  id: number;
  name: string;
}

export interface Person {
  id: number;
  name: string;
  teamId: number;
  role: ManagerRole;
  callsPerHour: number | null;
  workday: { start: string; end: string };
  lines: string[];
  /** Where not every call that is on can be heard, this person's are heard before others. */
  heardFirst: boolean;
}

export interface Account {
  userName: string;
  name: string;
  role: Role;
  personId: number | null;
  teamIds: number[];
}
