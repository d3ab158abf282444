import { describe, expect, it } from 'vitest';
import { figuresOf, stateInAddress, timeOf } from '../../src/processing/jobFigures';
import { job, jobPage } from '../builders';

const asOf = '2026-11-23T08:10:00Z';
const before = (seconds: number) => new Date(Date.parse(asOf) - seconds * 1000).toISOString();

describe('the figures of the processing', () => {
  it('are one a state, over all stages, none left out', () => {
    const page = jobPage({
      counts: [
        { stage: 'gather', state: 'waiting', count: 2, oldest: before(30) },
        { stage: 'fetch', state: 'waiting', count: 3, oldest: before(90) },
        { stage: 'fetch', state: 'set_aside', count: 1, oldest: before(600) },
      ],
    });
    expect(figuresOf(page)).toEqual([
      { state: 'waiting', count: 5, oldest: 90 },
      { state: 'working', count: 0, oldest: null },
      { state: 'failed', count: 0, oldest: null },
      { state: 'set_aside', count: 1, oldest: 600 },
    ]);
  });

  it('tell no age of what is due in future or at once', () => {
    const counts = [
      { stage: 'fetch', state: 'failed', count: 1, oldest: before(-40) },
      { stage: 'gather', state: 'waiting', count: 1, oldest: null },
    ] as const;
    expect(figuresOf(jobPage({ counts: [...counts] })).map((figure) => figure.oldest)).toEqual([null, null, null, null]);
  });
});

describe('the time of a job', () => {
  const bare = { callId: 1, setAsideAt: null, failureKind: null, failure: null };

  it.each([
    ['set aside', job({ callId: 1, setAsideAt: before(600) }), { words: 'lasts', seconds: 600 }],
    ['waiting', job({ ...bare, state: 'waiting', due: before(35) }), { words: 'lasts', seconds: 35 }],
    ['put back by hand', job({ ...bare, state: 'waiting', due: '1970-01-01T00:00:00+00:00' }), { words: 'dueNow' }],
    ['worked on', job({ ...bare, state: 'working', due: before(5), leasedUntil: before(-45) }), { words: 'reserved', seconds: 45 }],
    ['to be tried again later', job({ ...bare, state: 'failed', due: before(-20) }), { words: 'nextTry', seconds: 20 }],
    ['to be tried again now', job({ ...bare, state: 'failed', due: before(1) }), { words: 'dueNow' }],
  ])('%s', (_, shown, told) => {
    expect(timeOf(shown, asOf)).toEqual(told);
  });
});

describe('the state in the address', () => {
  it('is what was set aside unless a known one is named', () => {
    const read = (text: string) => stateInAddress(new URLSearchParams(text));
    expect([read(''), read('state=failed'), read('state=lost')]).toEqual(['set_aside', 'failed', 'set_aside']);
  });
});
