export const tagKinds = ['product', 'channel', 'audience', 'region'] as const;
export type TagKind = (typeof tagKinds)[number];

/** A tag in force on a call: by hand, else the provider's, else the client list's. */
export interface CallTag {
  kind: TagKind;
  value: string;
  source: 'hand' | 'provider' | 'client';
  /** Who set it by hand. */
  by: string | null;
}

export type ClientColumn = 'key' | 'name' | 'number' | 'product' | 'channel' | 'audience' | 'region' | 'owner';

export type ClientProblem =
  | 'no_number'
  | 'not_a_number'
  | 'no_country'
  | 'rounded_number'
  | 'too_many_numbers'
  | 'number_of_another'
  | 'contradicts'
  | 'repeated'
  | 'value_too_long'
  | 'line_too_long'
  | 'unclosed_quote';

export interface ClientRow {
  line: number;
  key: string | null;
  /** In E.164. */
  numbers: string[];
  name: string | null;
  product: string | null;
  channel: string | null;
  audience: string | null;
  region: string | null;
  owner: string | null;
}

export interface RefusedClient {
  line: number;
  /** What stands where the number should. */
  text: string;
  problem: ClientProblem;
}

interface ClientCounts {
  /** Clients no list named before. */
  added: number;
  updated: number;
  /** Clients of whom the list tells nothing new. */
  unchanged: number;
  refusedCount: number;
  /** The first of them. */
  refused: RefusedClient[];
}

/** What a list would bring. */
export interface ClientPreview extends ClientCounts {
  /** A column of null is left out. */
  columns: { head: string; column: ClientColumn | null }[];
  /** The first lines as they are understood. */
  rows: ClientRow[];
  clients: number;
  numbers: number;
}

/** What a list has brought. */
export interface ClientImport extends ClientCounts {
  /** Names the report of refused lines. */
  id: number;
}
