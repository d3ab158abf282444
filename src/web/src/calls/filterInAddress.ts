import type { CallFilter } from '../api/keys';
import { objectionLabels } from '../api/types';

/** The list's filter as it stands in the page's address; without a day it is today's. `day=all` is every day. */
export function readFilter(search: URLSearchParams, today: string): CallFilter {
  const day = search.get('day');
  const person = Number(search.get('personId'));
  const label = search.get('label');
  return {
    day: day === 'all' ? null : day !== null && /^\d{4}-\d{2}-\d{2}$/.test(day) ? day : today,
    personId: Number.isInteger(person) && person > 0 ? person : null,
    label: objectionLabels.find((known) => known === label) ?? null,
    failed: search.get('state') === 'failed',
    ...(search.get('state') === 'awaiting_engine' && { awaiting: true }),
  };
}

export function writeFilter(filter: CallFilter, today: string): URLSearchParams {
  const search = new URLSearchParams();
  if (filter.day !== today) {
    search.set('day', filter.day ?? 'all');
  }
  if (filter.personId !== null) {
    search.set('personId', String(filter.personId));
  }
  if (filter.label !== null) {
    search.set('label', filter.label);
  }
  if (filter.failed) {
    search.set('state', 'failed');
  } else if (filter.awaiting === true) {
    search.set('state', 'awaiting_engine');
  }
  return search;
}
