import type { Alert, AlertPage } from '../api/types';

/** The alerts this page knows. Of each alert only the change with the highest sequence is held. */
export interface AlertBook {
  readonly byId: ReadonlyMap<number, Alert>;
  /** Alerts below this sequence have not been asked for yet; null: nothing older is left. */
  readonly olderThan: number | null;
}

export const pageSize = 50;
export const emptyBook: AlertBook = { byId: new Map(), olderThan: Number.MAX_SAFE_INTEGER };

export function applyChanges(book: AlertBook, changes: readonly Alert[]): AlertBook {
  const byId = new Map(book.byId);
  let changed = false;
  for (const change of changes) {
    const held = byId.get(change.id);
    if (held === undefined || change.sequence > held.sequence) {
      byId.set(change.id, change);
      changed = true;
    }
  }
  return changed ? { ...book, byId } : book;
}

/** Adds a page asked for by sequence; pages are contiguous, newest first. */
export function addPage(book: AlertBook, page: AlertPage): AlertBook {
  const lowest = page.alerts.reduce((low, alert) => Math.min(low, alert.sequence), Number.MAX_SAFE_INTEGER);
  const olderThan =
    page.alerts.length < pageSize ? null : Math.min(book.olderThan ?? Number.MAX_SAFE_INTEGER, lowest);
  return { ...applyChanges(book, page.alerts), olderThan };
}

/** The last told first. */
export function newestFirst(book: AlertBook): Alert[] {
  return [...book.byId.values()].sort((a, b) => b.toldSequence - a.toldSequence);
}
