import type { Outcome } from './answers';

export type CallKind = 'person' | 'voicemail' | 'robot' | 'busy' | 'no_answer' | 'failed' | 'internal' | 'refused_dial';

export type ConversationReason =
  | 'not_connected'
  | 'voicemail'
  | 'robot'
  | 'internal'
  | 'leg_too_short'
  | 'leg_long_enough'
  | 'client_spoke_too_little'
  | 'client_spoke_enough';

/** What makes a conversation, from a day on. */
export interface CountingDefinition {
  version: number;
  fromDay: string;
  /** How long the client's leg must last where no transcript tells how long the client spoke. */
  legSeconds: number;
  /** How long the client must have spoken where a transcript tells; null: the leg alone counts. */
  clientSpeechSeconds: number | null;
  madeAt: string;
  /** Null: what the settings say. */
  madeBy: string | null;
}

export interface CountingDefinitions {
  definitions: CountingDefinition[];
  /** Days that are still to be counted anew. */
  daysToRecount: number;
}

/** As what a call counts and why. */
export interface Counting {
  kind: CallKind;
  conversation: boolean;
  why: ConversationReason;
  clientSpeechSeconds: number | null;
  legSeconds: number;
  /** Null: counted before there were versions. */
  definition: CountingDefinition | null;
  /** The first call ever with its client. */
  isNew: boolean;
  result: Outcome | null;
  /** The working day to which it belongs. */
  day: string;
  /** Who said whose call it is; null: its line says so. */
  movedBy: string | null;
  movedAt: string | null;
}
