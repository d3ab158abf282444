import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keys, type CallFilter } from '../../src/api/keys';
import type { Counters } from '../../src/api/types';
import { newestFirst, type AlertBook } from '../../src/live/alertBook';
import { cacheSink } from '../../src/live/cacheSink';
import { alert, call, counters, jobPage, resumed } from '../builders';

const today = '2026-11-23';
const todays: CallFilter = { day: today, personId: null, label: null, failed: false };

describe('the cache the pages read', () => {
  let cache: QueryClient;
  const sink = (seesAlerts = true) =>
    cacheSink(cache, { seesAlerts, dayOf: (time) => time.slice(0, 10), onState: () => {} });
  const alerts = () => newestFirst(cache.getQueryData<AlertBook>(keys.alerts)!).map((held) => held.sequence);

  beforeEach(() => {
    cache = new QueryClient();
  });

  afterEach(() => {
    cache.clear();
    vi.unstubAllGlobals();
  });

  it('holds alerts before any page has asked for them', () => {
    sink().alertsChanged([alert({ id: 1, sequence: 3 })]);
    expect(alerts()).toEqual([3]);
  });

  it('takes the snapshot after a reconnect', () => {
    cache.setQueryData(keys.calls(todays), { pages: [{ items: [], next: null }], pageParams: [null] });
    const snapshot = resumed({
      sequence: 8,
      alerts: [alert({ id: 1, sequence: 7 }), alert({ id: 2, sequence: 8 })],
      calls: [call({ id: 2, startedAt: `${today}T10:00:00+01:00` }), call({ id: 1, startedAt: `${today}T09:00:00+01:00` })],
      counters: { day: today, asOf: `${today}T10:00:00+01:00`, managers: [counters({ personId: 1, dials: 5 })] },
    });
    sink().resumed(snapshot);
    expect(alerts()).toEqual([8, 7]);
    expect(cache.getQueryData<Counters>(keys.counters(today))?.managers[0]?.dials).toBe(5);
    const held = cache.getQueryData<{ pages: { items: { id: number }[] }[] }>(keys.calls(todays));
    expect(held?.pages[0]?.items.map((item) => item.id)).toEqual([2, 1]);
  });

  it('changes the day that pushed counters are of, and no other', () => {
    const day = (dials: number) => ({ day: today, asOf: '', managers: [counters({ personId: 1, dials })] });
    cache.setQueryData(keys.counters(today), day(5));
    cache.setQueryData(keys.counters('2026-11-22'), day(90));
    sink().countersChanged(counters({ personId: 1, dials: 6 }));
    sink().countersChanged(counters({ personId: 1, dials: 91, day: '2026-11-22' }));
    expect(cache.getQueryData<Counters>(keys.counters(today))?.managers[0]?.dials).toBe(6);
    expect(cache.getQueryData<Counters>(keys.counters('2026-11-22'))?.managers[0]?.dials).toBe(91);
  });

  it('has an open call asked for anew when it changes', () => {
    cache.setQueryData(keys.call(7), { id: 7 });
    cache.setQueryData(keys.call(8), { id: 8 });
    sink().callChanged(call({ id: 7 }));
    expect(cache.getQueryState(keys.call(7))?.isInvalidated).toBe(true);
    expect(cache.getQueryState(keys.call(8))?.isInvalidated).toBe(false);
  });

  it('has an open call asked for anew when an alert on it is raised, and no other', () => {
    cache.setQueryData(keys.call(7), { id: 7 });
    cache.setQueryData(keys.call(8), { id: 8 });
    sink().alertsChanged([alert({ id: 1, sequence: 3, callId: 7 })]);
    expect(cache.getQueryState(keys.call(7))?.isInvalidated).toBe(true);
    expect(cache.getQueryState(keys.call(8))?.isInvalidated).toBe(false);
  });

  it('has the jobs asked for anew when a call changes', () => {
    cache.setQueryData(keys.jobs('set_aside'), jobPage());
    sink().callChanged(call({ id: 7 }));
    expect(cache.getQueryState(keys.jobs('set_aside'))?.isInvalidated).toBe(true);
  });

  it('holds on reload only what the server has, also when its sequence starts anew', async () => {
    sink().alertsChanged([alert({ id: 1, sequence: 3 }), alert({ id: 3, sequence: 900 })]);
    const page = { alerts: [alert({ id: 2, sequence: 40 })], sequence: 40 };
    vi.stubGlobal('fetch', () => Promise.resolve(Response.json(page)));
    await sink().reload();
    expect(alerts()).toEqual([40]);
  });

  it('asks for no alerts where the role sees none', async () => {
    const asked = vi.fn();
    vi.stubGlobal('fetch', asked);
    await sink(false).reload();
    expect(asked).not.toHaveBeenCalled();
  });
});
