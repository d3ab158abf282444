/** A call that is on and can be listened to. */
export interface LiveCall {
  callId: number;
  /** When its sound began to come. */
  startedAt: string;
  managerName: string | null;
  client: string;
  /** Names of those who listen now. */
  listening: string[];
}

/** Somebody listened to a call while it was on. */
export interface Listening {
  by: string;
  startedAt: string;
  /** Null while it goes on; and where it is not known, because the server was stopped hard. */
  endedAt: string | null;
}
