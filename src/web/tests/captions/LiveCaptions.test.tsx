// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { cleanup, render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { afterEach, describe, expect, it } from 'vitest';
import type { Hearing } from '../../src/api/captions';
import { noCaptions, takeAnswer } from '../../src/captions/captionList';
import { LiveCaptions } from '../../src/captions/LiveCaptions';
import { LiveMark } from '../../src/captions/LiveMark';
import '../../src/i18n';
import { caption, captionsOfCall, hearing } from '../builders';
import { SignedInHead } from '../signedIn';

const said = [
  caption({ id: 1, start: 1, speaker: 'manager', text: 'Good morning' }),
  caption({ id: 2, start: 4, text: 'a competitor is cheaper', objections: [{ label: 'price_comparison', score: 0.9 }] }),
  caption({ id: 3, start: 65, text: 'and faster' }),
];

function show(captions = said, change: Partial<Hearing> = {}) {
  render(
    <MantineProvider>
      <MemoryRouter>
        <SignedInHead>
          <LiveCaptions list={takeAnswer(noCaptions, captionsOfCall(captions, { hearing: hearing(change) }))} />
        </SignedInHead>
      </MemoryRouter>
    </MantineProvider>,
  );
}

describe('the captions on the page', () => {
  afterEach(cleanup);

  it('name who speaks once a turn and tell when', () => {
    show();
    expect(screen.getAllByTestId('caption').map((row) => row.textContent)).toEqual([
      'Manager0:01Good morning',
      'Client0:04a competitor is cheaperPrice comparison',
      '1:05and faster',
    ]);
  });

  it('mark objections, and only there', () => {
    show();
    expect(screen.getAllByTestId('objection-mark').map((mark) => mark.dataset.label)).toEqual(['price_comparison']);
    expect(screen.getAllByTestId('caption').map((row) => row.dataset.objection)).toEqual(['false', 'true', 'false']);
  });

  it('are read out politely as they come, from the first one on', () => {
    show([]);
    expect(screen.getByRole('log').getAttribute('aria-live')).toBe('polite');
    expect(screen.getByText('Nothing has been said yet.')).toBeDefined();
  });

  it('say how far behind they are and how much is left to the recording', () => {
    show(said, { behindSeconds: 7, skippedSeconds: 12 });
    expect(screen.getByText('Behind by 7 s')).toBeDefined();
    expect(screen.getByText('12 s were not heard; the recording fills them in.')).toBeDefined();
  });

  it('say nothing of the kind where all is heard at once', () => {
    show();
    expect(screen.getByTestId('hearing').textContent).toBe(
      'What is heard as the call goes on. The transcript of the recording takes its place.',
    );
  });

  it.each([
    ['no_engine', 'No speech engine here hears the language of this call. The recording is heard once there is one.'],
    ['engine_failed', 'The speech engine does not answer. The recording fills in what is missing.'],
  ] as const)('say what is wrong with the engine: %s', (problem, words) => {
    show(said, { problem });
    expect(screen.getByRole('status').textContent).toBe(words);
  });
});

describe('the mark of an alert that was heard live', () => {
  afterEach(cleanup);

  it.each([
    ['pending', 'heard live'],
    ['confirmed', ''],
    ['unconfirmed', 'the recording did not confirm it'],
    [null, ''],
  ] as const)('of one that is %s says "%s"', (verdict, words) => {
    const { container } = render(<LiveMark verdict={verdict} />);
    expect(container.textContent).toBe(words);
  });
});
