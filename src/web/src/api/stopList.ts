export const listStates = ['in_force', 'off'] as const;
export type ListState = (typeof listStates)[number];

export interface StoppedNumber {
  id: number;
  /** In full. */
  number: string;
  addedAt: string;
  /** Null: it was heard in a call. */
  addedBy: string | null;
  note: string | null;
  /** Null: a person put it there, or the call belongs to another team. */
  proof: { callId: number; second: number | null; text: string | null; language: string | null } | null;
  confirmedAt: string | null;
  confirmedBy: string | null;
  /** Null while it is in force. */
  offAt: string | null;
  /** Null: the call is heard differently now. */
  offBy: string | null;
  offReason: string | null;
}

export interface StopListPage {
  items: StoppedNumber[];
  next: string | null;
  inForce: number;
}

export type LineProblem = 'not_a_number' | 'no_country' | 'note_too_long' | 'taken_off' | 'unclosed_quote';

/** What became of the lines of a file. */
export interface Imported {
  added: number;
  confirmed: number;
  already: number;
  refused: { line: number; text: string; problem: LineProblem }[];
}
