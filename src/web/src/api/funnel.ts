export const funnelSlices = ['new', 'existing', 'products', 'channels', 'audiences', 'managers', 'regions'] as const;
export type FunnelSlice = (typeof funnelSlices)[number];

/** The stages of calls, added up. */
export interface FunnelFigures {
  dials: number;
  connected: number;
  conversations: number;
  meetings: number;
  callbacks: number;
  deals: number;
  /** Also those for ever. */
  refusals: number;
  /** Of the refusals, those for ever. */
  doNotCalls: number;
}

export interface FunnelRow extends FunnelFigures {
  /** The tag, the person's identifier, `new` or `existing`. */
  key: string;
  /** Null where the key is the name. */
  name: string | null;
}

export interface Funnel {
  from: string;
  to: string;
  slice: FunnelSlice;
  rows: FunnelRow[];
  total: FunnelFigures;
  /** Calls of which it is not known where they belong. */
  untagged: FunnelFigures;
}
