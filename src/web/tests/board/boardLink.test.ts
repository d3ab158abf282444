import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BoardLink } from '../../src/board/boardLink';
import type { HubLink } from '../../src/live/supervisionFeed';

describe('the connection of a wall screen', () => {
  let asked: number;
  let starts: number;
  let refused: boolean;
  let closed: () => void;
  let handlers: Map<string, (value: never) => void>;
  let link: BoardLink;

  beforeEach(() => {
    vi.useFakeTimers();
    asked = 0;
    starts = 0;
    refused = false;
    handlers = new Map();
    const hub: HubLink = {
      start: () => (starts++, refused ? Promise.reject(new Error('not now')) : Promise.resolve()),
      stop: () => Promise.resolve(),
      invoke: () => Promise.reject(new Error('a screen may ask the hub for nothing')),
      on: (event, handler) => void handlers.set(event, handler),
      onreconnecting: () => {},
      onreconnected: () => {},
      onclose: (handler) => void (closed = handler),
    };
    link = new BoardLink(hub, () => void asked++);
  });

  afterEach(async () => {
    await link.stop();
    vi.useRealTimers();
  });

  it('has the Board asked for on connecting and on every push', async () => {
    link.start();
    await vi.advanceTimersByTimeAsync(0);
    expect(asked).toBe(1);
    handlers.get('BoardChanged')!(undefined as never);
    handlers.get('GoalReached')!(undefined as never);
    expect(asked).toBe(3);
  });

  it('connects again for ever after a loss', async () => {
    link.start();
    await vi.advanceTimersByTimeAsync(0);
    refused = true;
    closed();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(starts).toBeGreaterThan(10);
    refused = false;
    await vi.advanceTimersByTimeAsync(5_000);
    expect(asked).toBe(2);
  });
});
