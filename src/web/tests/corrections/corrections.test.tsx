// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import i18next from 'i18next';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keys } from '../../src/api/keys';
import { CorrectionList } from '../../src/corrections/CorrectionList';
import { FalseAlarmButton } from '../../src/corrections/FalseAlarmButton';
import { AddLabelMenu, FoundLabelMenu } from '../../src/corrections/LabelMenu';
import '../../src/i18n';
import { newestFirst, type AlertBook } from '../../src/live/alertBook';
import { alert, correction, found, utterance } from '../builders';
import { SignedInHead } from '../signedIn';

const text = 'they are cheaper';
const said = utterance({ ordinal: 3, text, objections: [found('price_comparison', text, 'cheaper')] });
let asked: string[];
let answer: () => Response;
let cache: QueryClient;

function show(shown: ReactNode) {
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={cache}>
        <SignedInHead>{shown}</SignedInHead>
      </QueryClientProvider>
    </MantineProvider>,
  );
}

describe('corrections', () => {
  beforeEach(async () => {
    await i18next.changeLanguage('en');
    asked = [];
    answer = () => new Response(null, { status: 204 });
    cache = new QueryClient();
    vi.stubGlobal('fetch', (path: string, request: RequestInit) => {
      asked.push([request.method, path, request.body].filter(Boolean).join(' '));
      return Promise.resolve(answer());
    });
  });

  afterEach(() => {
    cleanup();
    vi.unstubAllGlobals();
  });

  it('say that a label is wrong, with the words it was seen at', async () => {
    show(<FoundLabelMenu callId={7} utterance={said} label="price_comparison" />);
    fireEvent.click(screen.getByRole('button', { name: 'Correct “Price comparison”' }));
    fireEvent.click(await screen.findByTestId('wrong'));
    await waitFor(() =>
      expect(asked).toEqual([
        `POST /api/calls/7/corrections ${JSON.stringify({ ordinal: 3, text, label: 'price_comparison', holds: false })}`,
      ]),
    );
  });

  it('put another label in the place of a wrong one, and offer none that is there', async () => {
    show(<FoundLabelMenu callId={7} utterance={said} label="price_comparison" />);
    fireEvent.click(screen.getByTestId('correct'));
    const labels = (await screen.findAllByTestId('choose-label')).map((item) => item.dataset.label);
    expect(labels).toHaveLength(12);
    expect(labels).not.toContain('price_comparison');
    fireEvent.click(screen.getByRole('menuitem', { name: 'Too expensive' }));
    await waitFor(() => expect(asked).toHaveLength(2));
    expect(asked.map((request) => JSON.parse(request.slice(request.indexOf('{'))) as object)).toMatchObject([
      { label: 'too_expensive', holds: true },
      { label: 'price_comparison', holds: false },
    ]);
  });

  it('add what was missed, and say so when the server does not take it', async () => {
    answer = () => Response.json({ title: 'The transcript has changed' }, { status: 409 });
    show(<AddLabelMenu callId={7} utterance={said} />);
    fireEvent.click(screen.getByRole('button', { name: 'Add an objection' }));
    fireEvent.click(await screen.findByRole('menuitem', { name: 'No time' }));
    expect((await screen.findByRole('alert')).textContent).toBe('The server did not take it.');
    expect(asked).toHaveLength(1);
  });

  it('are listed with who and when, and only those that stand can be taken back', async () => {
    const corrections = [
      correction({ id: 4 }),
      correction({ id: 3, ordinal: null, holds: true, label: 'terms' }),
      correction({ id: 2, state: 'taken_back', endedBy: 'Jan Head', endedAt: '2026-11-23T10:00:00+01:00' }),
    ];
    show(<CorrectionList callId={7} corrections={corrections} language="en" mayCorrect />);
    const rows = screen.getAllByTestId('correction').map((row) => row.textContent);
    expect(rows[0]).toContain('Is not “Price comparison”');
    expect(rows[0]).toContain('Olga Supervisor');
    expect(rows[1]).toContain('not in the present transcript');
    expect(rows[2]).toContain('Taken back: Jan Head');
    expect(screen.getAllByTestId('take-back')).toHaveLength(2);
    fireEvent.click(screen.getAllByTestId('take-back')[0]!);
    await waitFor(() => expect(asked).toEqual(['DELETE /api/calls/7/corrections/4']));
  });

  it('are only read by those who may not correct', () => {
    show(<CorrectionList callId={7} corrections={[correction({ id: 4 })]} language="en" mayCorrect={false} />);
    expect(screen.queryAllByRole('button')).toEqual([]);
  });

  it('call an alert false and take that back, and the feed knows at once', async () => {
    const told = alert({ id: 5, sequence: 1 });
    const isFalse = { ...told, sequence: 2, toldSequence: 1, falseAlarm: { by: 'Olga', at: '2026-11-23T09:00:00+01:00' } };
    answer = () => Response.json(isFalse);
    show(<FalseAlarmButton alert={told} />);
    fireEvent.click(screen.getByTestId('false-alarm'));
    await waitFor(() => expect(newestFirst(cache.getQueryData<AlertBook>(keys.alerts)!)[0]?.falseAlarm?.by).toBe('Olga'));
    cleanup();
    show(<FalseAlarmButton alert={isFalse} />);
    expect(screen.getByText(/False alarm: Olga/)).toBeDefined();
    fireEvent.click(screen.getByTestId('false-alarm-undo'));
    await waitFor(() => expect(asked).toEqual(['POST /api/alerts/5/false-alarm', 'DELETE /api/alerts/5/false-alarm']));
  });
});
