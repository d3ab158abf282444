import type { Mention } from '../../src/api/competitors';

export function mention(change: Partial<Mention> = {}): Mention {
  return {
    ordinal: 1,
    start: 2,
    length: 11,
    competitorId: 3,
    name: 'Стеллаж-Про',
    direction: 'cheaper',
    amount: 10,
    unit: 'percent',
    currency: null,
    ...change,
  };
}
