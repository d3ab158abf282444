// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import i18next from 'i18next';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CallDetail } from '../../src/api/types';
import { ObjectionList } from '../../src/calls/ObjectionList';
import { OutcomeNote } from '../../src/calls/OutcomeNote';
import '../../src/i18n';
import { SignedInHead } from '../signedIn';
import { callDetail, found, utterance } from '../builders';

const said = [
  utterance({ ordinal: 1, start: 5, text: 'too dear', objections: [found('too_expensive', 'too dear', 'dear')] }),
  utterance({ ordinal: 2, start: 10, speaker: 'manager' }),
  utterance({ ordinal: 3, start: 12.5, text: 'thursday at ten then' }),
];

function show(call: CallDetail, playFrom: ((seconds: number) => void) | null = null) {
  render(
    <SignedInHead>
      <OutcomeNote call={call} playFrom={playFrom} />
    </SignedInHead>,
  );
}

describe('what came of a call', () => {
  beforeEach(() => i18next.changeLanguage('en'));
  afterEach(cleanup);

  it('is told with the line that settles it, which a click plays', () => {
    const playFrom = vi.fn();
    const call = callDetail(said, { outcome: { outcome: 'meeting_agreed', score: 0.9, ordinal: 3, agreedAt: null, precision: null } });
    show(call, playFrom);
    expect(screen.getByText('Meeting agreed')).toBeDefined();
    fireEvent.click(screen.getByText('thursday at ten then'));
    expect(playFrom.mock.calls).toEqual([[12.5]]);
  });

  it('is told with when the two meet or speak again, where that was said', () => {
    const outcome = { outcome: 'meeting_agreed', score: 0.9, ordinal: 3 } as const;
    show(callDetail(said, { outcome: { ...outcome, agreedAt: '2026-11-26T10:00:00+01:00', precision: 'hour' } }));
    expect(screen.getByTestId('agreed-at').textContent).toBe('26 November at 10:00');
    cleanup();
    show(callDetail(said, { outcome: { ...outcome, agreedAt: '2026-11-26T09:00:00+01:00', precision: 'day' } }));
    expect(screen.getByTestId('agreed-at').textContent).toBe('Thursday 26 November');
    cleanup();
    show(callDetail(said, { outcome: { ...outcome, agreedAt: null, precision: null } }));
    expect(screen.queryByTestId('agreed-at')).toBeNull();
  });

  it('names no line where nothing was settled, and says nothing before the call is judged', () => {
    show(callDetail(said, { outcome: { outcome: 'no_outcome', score: 0.8, ordinal: null, agreedAt: null, precision: null } }));
    expect(screen.getByText('Nothing settled')).toBeDefined();
    expect(screen.queryByTestId('settled-by')).toBeNull();
    cleanup();
    show(callDetail(said));
    expect(screen.queryByTestId('call-outcome')).toBeNull();
  });

  it('includes how each objection was answered and whether it came back', () => {
    const answers = [{ label: 'guarantee' as const, score: 0.8, ordinal: 2 }];
    const episode = { ordinal: 1, label: 'too_expensive' as const, answerOrdinal: 2, recurred: true, answers };
    render(<ObjectionList call={callDetail(said, { episodes: [episode] })} playFrom={null} point={() => undefined} />);
    expect(screen.getAllByTestId('answer-mark').map((mark) => mark.textContent)).toEqual(['Guarantee']);
    expect(screen.getByTestId('recurred').textContent).toBe('came back later');
    cleanup();
    render(<ObjectionList call={callDetail(said, { episodes: [{ ...episode, answerOrdinal: null, recurred: false, answers: [] }] })} playFrom={null} point={() => undefined} />);
    expect(screen.getByText('The manager did not answer.')).toBeDefined();
    expect(screen.queryByTestId('recurred')).toBeNull();
  });
});
