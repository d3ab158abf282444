// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Conversation } from '../../src/calls/Conversation';
import '../../src/i18n';
import type { Role } from '../../src/api/types';
import { callDetail, found, utterance } from '../builders';
import { SignedInHead } from '../signedIn';

const words = 'the budget is spent, I will think about it';
const said = [
  utterance({ ordinal: 0, start: 0, end: 4, speaker: 'manager', text: 'Good morning' }),
  utterance({
    ordinal: 1,
    start: 12.5,
    end: 16,
    text: words,
    objections: [found('no_budget', words, 'budget', 'spent'), found('think_about_it', words, 'think')],
  }),
];

function show(playFrom: ((seconds: number) => void) | null, change = {}, role: Role = 'sales_head') {
  const call = callDetail(said, change);
  render(
    <MantineProvider>
      <QueryClientProvider client={new QueryClient()}>
        <SignedInHead role={role}>
          <Conversation call={call} current={call.utterances[1] ?? null} playing={false} startAt={0} playFrom={playFrom} />
        </SignedInHead>
      </QueryClientProvider>
    </MantineProvider>,
  );
}

describe('the conversation', () => {
  afterEach(cleanup);

  it('plays from the utterance that is clicked', () => {
    const playFrom = vi.fn();
    show(playFrom);
    fireEvent.click(screen.getByText('the', { exact: false, selector: 'p' }));
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
    show(null, {}, 'manager');
    expect(screen.getByText('Good morning')).toBeDefined();
    expect(screen.queryAllByRole('button')).toEqual([]);
  });

  it('underlines the words that weighed, and those of the objection that is pointed at more', () => {
    show(null);
    const pointed = () =>
      screen.getAllByTestId('why-word').filter((word) => word.dataset.pointed === 'true').map((word) => word.textContent);
    expect(screen.getAllByTestId('why-word').map((word) => word.textContent)).toEqual(['budget', 'spent', 'think']);
    expect(pointed()).toEqual([]);
    fireEvent.focus(screen.getAllByTestId('correct')[0]!);
    expect(pointed()).toEqual(['budget', 'spent']);
    fireEvent.blur(screen.getAllByTestId('correct')[0]!);
    fireEvent.pointerEnter(screen.getAllByTestId('objection-mark')[1]!.parentElement!);
    expect(pointed()).toEqual(['think']);
  });

  it('tells a screen reader which words weighed', () => {
    show(null);
    expect(screen.getByText('because of: budget, spent')).toBeDefined();
  });

  it('says in words why there is no text', () => {
    show(null, { utterances: [], connected: false });
    expect(screen.getByText('The call was not answered.')).toBeDefined();
    cleanup();
    show(null, { utterances: [], failure: 'no recording', stage: 'fetch' });
    expect(screen.getByText('The processing stopped before there was a text.')).toBeDefined();
  });
});
