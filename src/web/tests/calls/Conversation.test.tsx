// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Conversation } from '../../src/calls/Conversation';
import '../../src/i18n';
import { callDetail, utterance } from '../builders';

const said = [
  utterance({ ordinal: 0, start: 0, end: 4, speaker: 'manager', text: 'Good morning' }),
  utterance({
    ordinal: 1,
    start: 12.5,
    end: 16,
    text: 'the budget is spent, I will think about it',
    objections: [
      { label: 'no_budget', score: 0.9 },
      { label: 'think_about_it', score: 0.7 },
    ],
  }),
];

function show(playFrom: ((seconds: number) => void) | null, change = {}) {
  const call = callDetail(said, change);
  render(
    <MantineProvider>
      <Conversation call={call} current={call.utterances[1] ?? null} playing={false} startAt={0} playFrom={playFrom} />
    </MantineProvider>,
  );
}

describe('the conversation', () => {
  afterEach(cleanup);

  it('plays from the utterance that is clicked', () => {
    const playFrom = vi.fn();
    show(playFrom);
    fireEvent.click(screen.getByText('the budget is spent, I will think about it'));
    expect(playFrom.mock.calls).toEqual([[12.5]]);
  });

  it('plays once from a click on the moment itself', () => {
    const playFrom = vi.fn();
    show(playFrom);
    fireEvent.click(screen.getByText('0:12'));
    expect(playFrom.mock.calls).toEqual([[12.5]]);
  });

  it('marks every objection of an utterance, and only there', () => {
    show(null);
    expect(screen.getAllByTestId('objection-mark').map((mark) => mark.dataset.label)).toEqual([
      'no_budget',
      'think_about_it',
    ]);
    expect(screen.getAllByTestId('utterance').map((row) => row.dataset.objection)).toEqual(['false', 'true']);
  });

  it('shows who is speaking now', () => {
    show(vi.fn());
    expect(screen.getAllByTestId('utterance').map((row) => row.getAttribute('aria-current'))).toEqual([null, 'true']);
  });

  it('can be read where there is nothing to play', () => {
    show(null);
    expect(screen.getByText('Good morning')).toBeDefined();
    expect(screen.queryAllByRole('button')).toEqual([]);
  });

  it('says in words why there is no text', () => {
    show(null, { utterances: [], connected: false });
    expect(screen.getByText('The call was not answered.')).toBeDefined();
    cleanup();
    show(null, { utterances: [], failure: 'no recording', stage: 'fetch' });
    expect(screen.getByText('The processing stopped before there was a text.')).toBeDefined();
  });
});
