import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CaptionsOfCall } from '../../src/api/captions';
import { addCaption, noCaptions, takeAnswer } from '../../src/captions/captionList';
import { OpenCalls, type CaptionReader } from '../../src/live/openCalls';
import { waitBefore, type HubLink } from '../../src/live/supervisionFeed';
import { caption, captionsOfCall, hearing } from '../builders';

class Hub implements HubLink {
  /** What was invoked, in order. */
  asked: string[] = [];
  answer: () => Promise<CaptionsOfCall | null> = () => Promise.resolve(captionsOfCall([]));
  readonly #handlers = new Map<string, (value: never) => void>();

  start = () => Promise.resolve();
  stop = () => Promise.resolve();
  invoke = <T>(method: string, callId: unknown) => {
    this.asked.push(`${method} ${callId as number}`);
    return (method === 'OpenCall' ? this.answer() : Promise.resolve()) as Promise<T>;
  };
  on = (event: string, handler: (value: never) => void) => void this.#handlers.set(event, handler);
  onreconnecting = () => {};
  onreconnected = () => {};
  onclose = () => {};

  push(event: string, value: unknown): void {
    this.#handlers.get(event)?.(value as never);
  }
}

describe('a call that is open on the page', () => {
  let hub: Hub;
  let calls: OpenCalls;
  let list = noCaptions;

  const reader: CaptionReader = {
    answered: (answer) => void (list = takeAnswer(list, answer)),
    captionAdded: (added) => void (list = addCaption(list, added)),
    hearingChanged: (changed) => void (list = { ...list, hearing: changed }),
  };
  const ids = () => list.captions.map((one) => one.id);
  const settle = () => vi.advanceTimersByTimeAsync(0);

  beforeEach(() => {
    vi.useFakeTimers();
    hub = new Hub();
    calls = new OpenCalls(hub);
    list = noCaptions;
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  it('is asked for once the page is live, and told its captions, not those of others', async () => {
    calls.open(7, reader);
    expect(hub.asked).toEqual([]);
    hub.answer = () => Promise.resolve(captionsOfCall([caption({ id: 1 })]));
    calls.stateChanged('live');
    await settle();
    hub.push('CaptionAdded', caption({ id: 2 }));
    hub.push('CaptionAdded', caption({ id: 3, callId: 8 }));
    hub.push('HearingChanged', hearing({ behindSeconds: 4 }));
    expect(hub.asked).toEqual(['OpenCall 7']);
    expect(ids()).toEqual([1, 2]);
    expect(list.hearing?.behindSeconds).toBe(4);
  });

  it('is opened anew after a reconnect and has what was missed, once', async () => {
    calls.open(7, reader);
    calls.stateChanged('live');
    await settle();
    hub.push('CaptionAdded', caption({ id: 1 }));
    hub.answer = () => Promise.resolve(captionsOfCall([caption({ id: 1 }), caption({ id: 2 })]));
    calls.stateChanged('reconnecting');
    calls.stateChanged('live');
    await settle();
    expect(hub.asked).toEqual(['OpenCall 7', 'OpenCall 7']);
    expect(ids()).toEqual([1, 2]);
  });

  it('is asked for again where the question failed', async () => {
    hub.answer = () => Promise.reject(new Error('lost'));
    calls.open(7, reader);
    calls.stateChanged('live');
    await settle();
    hub.answer = () => Promise.resolve(captionsOfCall([caption({ id: 1 })]));
    await vi.advanceTimersByTimeAsync(waitBefore(1));
    expect(ids()).toEqual([1]);
  });

  it('does not keep an answer that is older than what was told meanwhile', async () => {
    let settleFirst: (answer: CaptionsOfCall) => void = () => {};
    hub.answer = () => new Promise((resolve) => (settleFirst = resolve));
    calls.open(7, reader);
    calls.stateChanged('live');
    hub.push('HearingChanged', hearing({ isHeard: false }));
    hub.answer = () => Promise.resolve(captionsOfCall([], { hearing: hearing({ isHeard: false }) }));
    settleFirst(captionsOfCall([], { hearing: hearing({ behindSeconds: 9 }) }));
    await settle();
    expect(list.hearing).toEqual(hearing({ isHeard: false }));
  });

  it('is told no more once it is closed', async () => {
    const close = calls.open(7, reader);
    calls.stateChanged('live');
    await settle();
    close();
    hub.push('CaptionAdded', caption({ id: 1 }));
    calls.stateChanged('reconnecting');
    calls.stateChanged('live');
    await settle();
    expect(hub.asked).toEqual(['OpenCall 7', 'CloseCall 7']);
    expect(ids()).toEqual([]);
  });

  it('shows nothing where it may not be seen', async () => {
    hub.answer = () => Promise.resolve(null);
    calls.open(7, reader);
    calls.stateChanged('live');
    await settle();
    expect(list).toBe(noCaptions);
    expect(hub.asked).toEqual(['OpenCall 7']);
  });
});
