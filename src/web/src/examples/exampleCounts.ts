import type { ExampleCount, ObjectionLabel } from '../api/types';

/** Examples per label, in one language or in all. */
export function countsByLabel(
  counts: readonly ExampleCount[],
  language: string | null,
): ReadonlyMap<ObjectionLabel, number> {
  const sums = new Map<ObjectionLabel, number>();
  for (const { label, count } of counts.filter((held) => language === null || held.language === language)) {
    sums.set(label, (sums.get(label) ?? 0) + count);
  }
  return sums;
}

/** Languages with examples, the most frequent first. */
export function countsByLanguage(counts: readonly ExampleCount[]): { language: string; count: number }[] {
  const sums = new Map<string, number>();
  for (const { language, count } of counts) {
    if (language !== null) {
      sums.set(language, (sums.get(language) ?? 0) + count);
    }
  }
  return [...sums].map(([language, count]) => ({ language, count })).sort((a, b) => b.count - a.count);
}
