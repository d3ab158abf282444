import { createContext, use, useMemo, type ReactNode } from 'react';
import type { Mention } from '../api/competitors';
import { useMentionsOfCall } from './useCompetitors';

type ByUtterance = ReadonlyMap<number, readonly Mention[]>;

const nothing: readonly Mention[] = [];
const Mentions = createContext<ByUtterance>(new Map());

/** Lets what is inside know the competitors this call speaks of. */
export function MentionsOfCall({ id, children }: { id: number; children: ReactNode }) {
  const mentions = useMentionsOfCall(id).data;
  const grouped = useMemo(() => byUtterance(mentions ?? nothing), [mentions]);
  return <Mentions value={grouped}>{children}</Mentions>;
}

export function useMentions(ordinal: number): readonly Mention[] {
  return use(Mentions).get(ordinal) ?? nothing;
}

function byUtterance(mentions: readonly Mention[]): ByUtterance {
  const grouped = new Map<number, Mention[]>();
  for (const mention of mentions) {
    grouped.set(mention.ordinal, [...(grouped.get(mention.ordinal) ?? []), mention]);
  }
  return grouped;
}
