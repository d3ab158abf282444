import { describe, expect, it } from 'vitest';
import { differingWords } from '../../src/transcripts/differingWords';

function marked(left: string, right: string) {
  return differingWords(left, right).map((words) => words.map((word) => (word.differs ? `[${word.text}]` : word.text)).join(' '));
}

describe('words that only one of two texts has', () => {
  it('are marked where they stand', () => {
    expect(marked('we have wrecks for you', 'we do have racks for you')).toEqual(['we have [wrecks] for you', 'we [do] have [racks] for you']);
  });

  it('are not those that differ in case or punctuation alone, in any script', () => {
    expect(marked('dzień dobry regały', 'Dzień dobry, Regały!')).toEqual(['dzień dobry regały', 'Dzień dobry, Regały!']);
    expect(marked('у вас дорого', 'У вас — дорого.')).toEqual(['у вас дорого', 'У вас — дорого.']);
  });

  it('are those that stand in another order', () => {
    expect(marked('a b', 'b a')).toEqual(['[a] b', 'b [a]']);
  });

  it('are all where the other says nothing', () => {
    expect(marked('too dear', '')).toEqual(['[too] [dear]', '']);
  });
});
