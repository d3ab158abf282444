import type { GoalReached } from '../api/norms';
import type { Alert, CallSummary, ManagerCounters, Resumed } from '../api/types';

export type LiveState = 'live' | 'reconnecting' | 'offline';

/** What the feed needs of a SignalR connection that reconnects by itself. */
export interface HubLink {
  start(): Promise<void>;
  stop(): Promise<void>;
  invoke<T>(method: string, ...values: unknown[]): Promise<T>;
  on(event: string, handler: (value: never) => void): void;
  onreconnecting(handler: () => void): void;
  onreconnected(handler: () => void): void;
  onclose(handler: () => void): void;
}

/** Where the feed puts what it hears. */
export interface FeedSink {
  alertsChanged(changes: readonly Alert[]): void;
  callChanged(call: CallSummary): void;
  countersChanged(row: ManagerCounters): void;
  goalReached(goal: GoalReached): void;
  resumed(snapshot: Resumed): void;
  /** Asks for the alerts anew; settles when they are held. */
  reload(): Promise<void>;
  stateChanged(state: LiveState): void;
  /** The server would not let us in. */
  refused(): void;
}

const offlineAfter = 20_000;
const longestWait = 5_000;

/** Milliseconds before another attempt: at once, then growing to five seconds, for ever. */
export function waitBefore(attempt: number): number {
  return attempt === 0 ? 0 : Math.min(longestWait, 500 * 2 ** attempt);
}

/**
 * Keeps a page up to date. After every connect it asks for what came since the highest sequence it has seen;
 * what is pushed while that question is open is applied after its answer, in the order of arrival.
 */
export class SupervisionFeed {
  readonly #hub: HubLink;
  readonly #sink: FeedSink;
  #seen = 0;
  #held: (() => void)[] | null = [];
  /** Grows with every connect and loss, so that an answer to an older connection is not taken. */
  #connection = 0;
  #stopped = false;
  #state: LiveState | null = null;
  #offlineTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(hub: HubLink, sink: FeedSink) {
    this.#hub = hub;
    this.#sink = sink;
    hub.on('AlertRaised', (alert: Alert) => this.#hear(() => this.#takeAlert(alert)));
    hub.on('AlertChanged', (alert: Alert) => this.#hear(() => this.#takeAlert(alert)));
    hub.on('CallChanged', (call: CallSummary) => this.#hear(() => sink.callChanged(call)));
    hub.on('CountersChanged', (row: ManagerCounters) => this.#hear(() => sink.countersChanged(row)));
    hub.on('GoalReached', (goal: GoalReached) => this.#hear(() => sink.goalReached(goal)));
    hub.onreconnecting(() => this.#lost());
    hub.onreconnected(() => void this.#resume());
    hub.onclose(() => {
      this.#lost();
      void this.#connect();
    });
  }

  start(): void {
    this.#lost();
    void this.#connect();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#connection++;
    clearTimeout(this.#offlineTimer);
    await this.#hub.stop();
  }

  async #connect(): Promise<void> {
    for (let attempt = 0; !this.#stopped; attempt++) {
      await pause(waitBefore(attempt));
      if (this.#stopped) {
        return;
      }
      try {
        await this.#hub.start();
      } catch (error) {
        if (isRefusal(error)) {
          this.#sink.refused();
        }
        continue;
      }
      await this.#resume();
      return;
    }
  }

  async #resume(): Promise<void> {
    const connection = ++this.#connection;
    this.#held = [];
    for (let attempt = 0; connection === this.#connection; attempt++) {
      await pause(waitBefore(attempt));
      if (connection !== this.#connection) {
        return;
      }
      try {
        const snapshot = await this.#hub.invoke<Resumed>('Resume', this.#seen);
        if (snapshot.reload && connection === this.#connection) {
          await this.#sink.reload();
        }
        if (connection === this.#connection) {
          this.#take(snapshot);
        }
        return;
      } catch {
        continue;
      }
    }
  }

  #take(snapshot: Resumed): void {
    this.#sink.resumed(snapshot);
    this.#seen = snapshot.reload ? snapshot.sequence : Math.max(this.#seen, snapshot.sequence);
    const held = this.#held ?? [];
    this.#held = null;
    for (const tell of held) {
      tell();
    }
    this.#become('live');
  }

  #takeAlert(alert: Alert): void {
    this.#seen = Math.max(this.#seen, alert.sequence);
    this.#sink.alertsChanged([alert]);
  }

  #hear(tell: () => void): void {
    if (this.#held === null) {
      tell();
    } else {
      this.#held.push(tell);
    }
  }

  #lost(): void {
    this.#connection++;
    this.#held = [];
    if (!this.#stopped && this.#state !== 'offline') {
      this.#become('reconnecting');
    }
  }

  #become(state: LiveState): void {
    if (state === this.#state) {
      return;
    }
    clearTimeout(this.#offlineTimer);
    this.#state = state;
    if (state === 'reconnecting') {
      this.#offlineTimer = setTimeout(() => this.#become('offline'), offlineAfter);
    }
    this.#sink.stateChanged(state);
  }
}

/** Waits, in milliseconds. */
export function pause(milliseconds: number): Promise<void> {
  return milliseconds === 0 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function isRefusal(error: unknown): boolean {
  const status = (error as { statusCode?: number } | null)?.statusCode;
  return status === 401 || status === 403;
}
