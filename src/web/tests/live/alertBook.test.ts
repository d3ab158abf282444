import { describe, expect, it } from 'vitest';
import { addPage, applyChanges, emptyBook, newestFirst, pageSize } from '../../src/live/alertBook';
import { alert } from '../builders';

const sequences = (book: typeof emptyBook) => newestFirst(book).map((held) => held.sequence);

describe('the alerts a page holds', () => {
  it('takes a change with a higher sequence', () => {
    const book = applyChanges(emptyBook, [alert({ id: 1, sequence: 3 }), alert({ id: 1, sequence: 5, times: 2 })]);
    expect(newestFirst(book)).toMatchObject([{ id: 1, sequence: 5, times: 2 }]);
  });

  it('leaves an older or repeated change of the same alert aside', () => {
    const book = applyChanges(emptyBook, [alert({ id: 1, sequence: 5, times: 2 })]);
    const same = applyChanges(book, [alert({ id: 1, sequence: 5, times: 9 }), alert({ id: 1, sequence: 4, times: 1 })]);
    expect(same).toBe(book);
  });

  it('takes a late change of another alert, whatever has been seen since', () => {
    const book = applyChanges(applyChanges(emptyBook, [alert({ id: 1, sequence: 9 })]), [alert({ id: 2, sequence: 6 })]);
    expect(sequences(book)).toEqual([9, 6]);
  });

  it('shows the newest change first', () => {
    const book = applyChanges(emptyBook, [
      alert({ id: 1, sequence: 1 }),
      alert({ id: 2, sequence: 2 }),
      alert({ id: 1, sequence: 3 }),
    ]);
    expect(newestFirst(book).map((held) => held.id)).toEqual([1, 2]);
  });

  it('keeps an alert at its place when it changes without being told again', () => {
    const book = applyChanges(emptyBook, [
      alert({ id: 1, sequence: 1 }),
      alert({ id: 2, sequence: 2 }),
      alert({ id: 1, sequence: 3, toldSequence: 1, falseAlarm: { by: 'Olga', at: '2026-11-23T09:00:00+01:00' } }),
    ]);
    expect(newestFirst(book).map((held) => [held.id, held.falseAlarm?.by])).toEqual([[2, undefined], [1, 'Olga']]);
  });

  it('knows from a full page where the older ones begin, and from a short one that there are none', () => {
    const full = Array.from({ length: pageSize }, (_, index) => alert({ id: index, sequence: 100 + index }));
    const first = addPage(emptyBook, { alerts: full, sequence: 149 });
    expect(first.olderThan).toBe(100);
    const last = addPage(first, { alerts: [alert({ id: 200, sequence: 40 })], sequence: 149 });
    expect(last.olderThan).toBeNull();
    expect(newestFirst(last)).toHaveLength(pageSize + 1);
  });
});
