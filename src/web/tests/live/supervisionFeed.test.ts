import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Resumed } from '../../src/api/types';
import { SupervisionFeed, waitBefore, type FeedSink, type HubLink } from '../../src/live/supervisionFeed';
import { alert, call, counters, resumed } from '../builders';

class Hub implements HubLink {
  starts = 0;
  /** The sequences asked for, in order. */
  asked: number[] = [];
  refusal: unknown = null;
  answer: (since: number) => Promise<Resumed> = () => Promise.resolve(resumed());
  reconnecting = () => {};
  reconnected = () => {};
  closed = () => {};
  readonly #handlers = new Map<string, (value: never) => void>();

  start = () => {
    this.starts++;
    return this.refusal === null ? Promise.resolve() : Promise.reject(this.refusal as Error);
  };
  stop = () => Promise.resolve();
  invoke = <T>(_method: string, since: unknown) => {
    this.asked.push(since as number);
    return this.answer(since as number) as Promise<T>;
  };
  on = (event: string, handler: (value: never) => void) => void this.#handlers.set(event, handler);
  onreconnecting = (handler: () => void) => void (this.reconnecting = handler);
  onreconnected = (handler: () => void) => void (this.reconnected = handler);
  onclose = (handler: () => void) => void (this.closed = handler);

  push(event: string, value: unknown): void {
    this.#handlers.get(event)?.(value as never);
  }
}

function later<T>() {
  let settle: (value: T) => void = () => {};
  let fail: (error: Error) => void = () => {};
  const promise = new Promise<T>((resolve, reject) => {
    settle = resolve;
    fail = reject;
  });
  return { promise, settle, fail };
}

describe('the live feed', () => {
  let hub: Hub;
  let told: string[];
  let sink: FeedSink;
  let feed: SupervisionFeed;

  beforeEach(() => {
    vi.useFakeTimers();
    hub = new Hub();
    told = [];
    sink = {
      alertsChanged: (changes) => void told.push(...changes.map((change) => `alert ${change.sequence}`)),
      callChanged: (changed) => void told.push(`call ${changed.id}`),
      countersChanged: (row) => void told.push(`counters ${row.personId}`),
      goalReached: (goal) => void told.push(`goal ${goal.personId} ${goal.percent}`),
      resumed: (snapshot) => void told.push(`snapshot ${snapshot.sequence}`),
      reload: () => {
        told.push('reload');
        return Promise.resolve();
      },
      stateChanged: (state) => void told.push(state),
      refused: () => void told.push('refused'),
    };
    feed = new SupervisionFeed(hub, sink);
  });

  afterEach(async () => {
    await feed.stop();
    vi.useRealTimers();
  });

  const settle = () => vi.advanceTimersByTimeAsync(0);

  it('asks for everything on the first connect and is live only after the answer', async () => {
    const answer = later<Resumed>();
    hub.answer = () => answer.promise;
    feed.start();
    await settle();
    expect(hub.asked).toEqual([0]);
    expect(told).toEqual(['reconnecting']);
    answer.settle(resumed({ sequence: 4 }));
    await settle();
    expect(told).toEqual(['reconnecting', 'snapshot 4', 'live']);
  });

  it('asks after a reconnect for what came since the highest sequence seen', async () => {
    hub.answer = () => Promise.resolve(resumed({ sequence: 4 }));
    feed.start();
    await settle();
    hub.push('AlertRaised', alert({ id: 1, sequence: 6 }));
    hub.push('AlertChanged', alert({ id: 2, sequence: 5 }));
    hub.reconnecting();
    hub.reconnected();
    await settle();
    expect(hub.asked).toEqual([0, 6]);
    expect(told.slice(-3)).toEqual(['reconnecting', 'snapshot 4', 'live']);
  });

  it('does not skip what a lost answer would have told, though a later alert was pushed meanwhile', async () => {
    hub.answer = () => later<Resumed>().promise;
    feed.start();
    await settle();
    hub.push('AlertRaised', alert({ id: 1, sequence: 12 }));
    hub.answer = () => Promise.resolve(resumed({ sequence: 12 }));
    hub.reconnecting();
    hub.reconnected();
    await settle();
    expect(hub.asked).toEqual([0, 0]);
  });

  it('applies what is pushed during the question after its answer, in order', async () => {
    const answer = later<Resumed>();
    hub.answer = () => answer.promise;
    feed.start();
    await settle();
    hub.push('CountersChanged', counters({ personId: 3 }));
    hub.push('CallChanged', call({ id: 9 }));
    expect(told).toEqual(['reconnecting']);
    answer.settle(resumed({ sequence: 1 }));
    await settle();
    expect(told).toEqual(['reconnecting', 'snapshot 1', 'counters 3', 'call 9', 'live']);
  });

  it('asks for the alerts anew when too much was missed, before it shows the rest', async () => {
    hub.answer = () => Promise.resolve(resumed({ reload: true, sequence: 900 }));
    feed.start();
    await settle();
    expect(told).toEqual(['reconnecting', 'reload', 'snapshot 900', 'live']);
    hub.reconnecting();
    hub.reconnected();
    await settle();
    expect(hub.asked).toEqual([0, 900]);
  });

  it('follows a server whose sequence starts anew', async () => {
    hub.answer = () => Promise.resolve(resumed({ sequence: 50 }));
    feed.start();
    await settle();
    hub.answer = (since) => Promise.resolve(resumed({ reload: since > 2, sequence: 2 }));
    for (let loss = 0; loss < 2; loss++) {
      hub.reconnecting();
      hub.reconnected();
      await settle();
    }
    expect(hub.asked).toEqual([0, 50, 2]);
  });

  it('asks again when the question or the reload fails', async () => {
    let reloads = 0;
    sink.reload = () => (++reloads === 1 ? Promise.reject(new Error('503')) : Promise.resolve());
    hub.answer = () => Promise.resolve(resumed({ reload: true, sequence: 7 }));
    feed.start();
    await settle();
    expect(told).toEqual(['reconnecting']);
    await vi.advanceTimersByTimeAsync(waitBefore(1));
    expect(told).toEqual(['reconnecting', 'snapshot 7', 'live']);
    expect(hub.asked).toEqual([0, 0]);
  });

  it('ignores an answer that belongs to a connection lost since', async () => {
    const first = later<Resumed>();
    hub.answer = () => first.promise;
    feed.start();
    await settle();
    hub.answer = () => Promise.resolve(resumed({ sequence: 20 }));
    hub.reconnecting();
    hub.reconnected();
    first.settle(resumed({ sequence: 10 }));
    await settle();
    expect(told).toEqual(['reconnecting', 'snapshot 20', 'live']);
  });

  it('keeps trying a server that is away, for ever, and says so after twenty seconds', async () => {
    hub.refusal = new Error('refused');
    feed.start();
    await vi.advanceTimersByTimeAsync(19_000);
    expect(told).toEqual(['reconnecting']);
    await vi.advanceTimersByTimeAsync(600_000);
    expect(told).toEqual(['reconnecting', 'offline']);
    expect(hub.starts).toBeGreaterThan(100);
    hub.refusal = null;
    await vi.advanceTimersByTimeAsync(waitBefore(99));
    expect(told.at(-1)).toBe('live');
  });

  it('connects again when the connection is closed for good', async () => {
    feed.start();
    await settle();
    hub.closed();
    await settle();
    expect(hub.starts).toBe(2);
    expect(told.at(-1)).toBe('live');
  });

  it('tells when the server will not let us in', async () => {
    hub.refusal = Object.assign(new Error('Unauthorized'), { statusCode: 401 });
    feed.start();
    await settle();
    expect(told).toContain('refused');
  });

  it('is silent once stopped', async () => {
    hub.refusal = new Error('refused');
    feed.start();
    await settle();
    await feed.stop();
    const before = hub.starts;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(hub.starts).toBe(before);
    expect(told).toEqual(['reconnecting']);
  });
});

describe('the wait before another attempt', () => {
  it('is nothing at first, grows, and never exceeds five seconds', () => {
    expect([0, 1, 2, 3, 4, 400].map(waitBefore)).toEqual([0, 1000, 2000, 4000, 5000, 5000]);
  });
});
