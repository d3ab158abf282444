import { describe, expect, it } from 'vitest';
import { firstDay, readChoice, writeChoice, type AnswersChoice } from '../../src/answers/answersInAddress';

describe('the choice of answers in the address', () => {
  const read = (search: string) => readChoice(new URLSearchParams(search));

  it('comes back as it was written', () => {
    const choices: AnswersChoice[] = [
      { days: '30', label: null, rate: null },
      { days: '7', label: 'terms', rate: { objection: 'terms', answer: 'guarantee' } },
      { days: 'all', label: null, rate: { objection: 'no_time', answer: null } },
    ];
    for (const choice of choices) {
      expect(readChoice(writeChoice(choice))).toEqual(choice);
    }
  });

  it('does not take nonsense', () => {
    expect(read('days=3&label=rudeness&objection=terms&answer=shouting')).toEqual(read(''));
  });

  it('counts today among the days', () => {
    expect([firstDay('7', '2026-11-23'), firstDay('all', '2026-11-23')]).toEqual(['2026-11-17', null]);
  });
});
