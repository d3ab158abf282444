import { describe, expect, it } from 'vitest';
import type { CallFilter } from '../../src/api/keys';
import { placeCall, replaceRow } from '../../src/live/lists';
import { call, counters } from '../builders';

const everything: CallFilter = { day: null, personId: null, label: null, failed: false };
const dayOf = (time: string) => time.slice(0, 10);
const at = (time: string) => `2026-11-23T${time}:00+01:00`;
const ids = (pages: { items: { id: number }[] }[]) => pages.map((page) => page.items.map((item) => item.id));

describe('a changed call in the lists', () => {
  const pages = [
    { items: [call({ id: 5, startedAt: at('11:00') }), call({ id: 4, startedAt: at('10:00') })], next: 'more' },
    { items: [call({ id: 3, startedAt: at('09:30') })], next: null },
  ];

  it('replaces itself where it stands', () => {
    const placed = placeCall(pages, everything, call({ id: 4, startedAt: at('10:00'), stage: 'classify' }), dayOf);
    expect(ids(placed)).toEqual([[5, 4], [3]]);
    expect(placed[0]?.items[1]?.stage).toBe('classify');
  });

  it('goes to the top when it is the newest', () => {
    expect(ids(placeCall(pages, everything, call({ id: 6, startedAt: at('11:05') }), dayOf))).toEqual([[6, 5, 4], [3]]);
  });

  it('goes between the others by its time, and to the very end only when the list is complete', () => {
    expect(ids(placeCall(pages, everything, call({ id: 6, startedAt: at('10:30') }), dayOf))).toEqual([[5, 6, 4], [3]]);
    expect(ids(placeCall(pages, everything, call({ id: 6, startedAt: at('08:00') }), dayOf))).toEqual([[5, 4], [3, 6]]);
    expect(ids(placeCall(pages.slice(0, 1), everything, call({ id: 6, startedAt: at('08:00') }), dayOf))).toEqual([[5, 4]]);
  });

  it('enters an empty list', () => {
    expect(ids(placeCall([{ items: [], next: null }], everything, call({ id: 1 }), dayOf))).toEqual([[1]]);
  });

  it('stays out where the filter does not hold', () => {
    const other = call({ id: 6, startedAt: at('11:05'), personId: 2 });
    expect(ids(placeCall(pages, { ...everything, personId: 1 }, other, dayOf))).toEqual([[5, 4], [3]]);
    expect(ids(placeCall(pages, { ...everything, day: '2026-11-22' }, other, dayOf))).toEqual([[5, 4], [3]]);
    expect(ids(placeCall(pages, { ...everything, label: 'terms' }, other, dayOf))).toEqual([[5, 4], [3]]);
  });

  it('leaves the list of failed calls when its processing goes on', () => {
    const failed = [{ items: [call({ id: 4, failure: 'no recording' })], next: null }];
    expect(ids(placeCall(failed, { ...everything, failed: true }, call({ id: 4 }), dayOf))).toEqual([[]]);
  });
});

describe('changed counters', () => {
  const day = { day: '2026-11-23', asOf: at('09:00'), managers: [counters({ personId: 1 }), counters({ personId: null })] };

  it('replace the row of the same person and no other', () => {
    expect(replaceRow(day, counters({ personId: 1, dials: 11 })).managers.map((row) => row.dials)).toEqual([11, 10]);
    expect(replaceRow(day, counters({ personId: null, dials: 4 })).managers.map((row) => row.dials)).toEqual([10, 4]);
  });

  it('add a row for somebody new', () => {
    expect(replaceRow(day, counters({ personId: 2 })).managers).toHaveLength(3);
  });
});
