import { describe, expect, it } from 'vitest';
import { countsByLabel, countsByLanguage } from '../../src/examples/exampleCounts';

const counts = [
  { label: 'terms', language: 'pl', count: 2 },
  { label: 'terms', language: 'ru', count: 3 },
  { label: 'no_time', language: 'ru', count: 1 },
] as const;

describe('counts of examples', () => {
  it('add up over languages, or stand for one', () => {
    expect([...countsByLabel(counts, null)]).toEqual([['terms', 5], ['no_time', 1]]);
    expect([...countsByLabel(counts, 'pl')]).toEqual([['terms', 2]]);
  });

  it('put the most spoken language first', () => {
    expect(countsByLanguage(counts)).toEqual([
      { language: 'ru', count: 4 },
      { language: 'pl', count: 2 },
    ]);
  });
});
