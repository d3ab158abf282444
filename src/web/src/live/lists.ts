import { matches, type CallFilter } from '../api/keys';
import type { CallPageOfList, CallSummary, Counters, ManagerCounters } from '../api/types';

export function replaceRow(counters: Counters, row: ManagerCounters): Counters {
  const known = counters.managers.some((held) => held.personId === row.personId);
  return {
    ...counters,
    managers: known
      ? counters.managers.map((held) => (held.personId === row.personId ? row : held))
      : [...counters.managers, row],
  };
}

/** Puts a changed call where it belongs in a list, newest first; takes it out where the filter no longer holds. */
export function placeCall(
  pages: readonly CallPageOfList[],
  filter: CallFilter,
  call: CallSummary,
  dayOf: (time: string) => string,
): CallPageOfList[] {
  const belongs = matches(filter, call, dayOf);
  const held = pages.some((page) => page.items.some((item) => item.id === call.id));
  if (held) {
    return pages.map((page) => ({
      ...page,
      items: page.items.flatMap((item) => (item.id !== call.id ? [item] : belongs ? [call] : [])),
    }));
  }
  return belongs ? insert(pages, call) : [...pages];
}

function insert(pages: readonly CallPageOfList[], call: CallSummary): CallPageOfList[] {
  const started = Date.parse(call.startedAt);
  const placed = [...pages];
  for (const [index, page] of placed.entries()) {
    const at = page.items.findIndex((item) => Date.parse(item.startedAt) < started);
    const isEnd = index === placed.length - 1 && page.next === null;
    if (at >= 0 || isEnd) {
      const position = at >= 0 ? at : page.items.length;
      placed[index] = { ...page, items: page.items.toSpliced(position, 0, call) };
      return placed;
    }
  }
  return placed;
}
