// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import i18next from 'i18next';
import type { ReactNode } from 'react';
import { MemoryRouter } from 'react-router';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Conversation } from '../../src/calls/Conversation';
import { MentionsOfCall } from '../../src/competitors/MentionsOfCall';
import { MentionTable } from '../../src/competitors/MentionTable';
import { CompetitorsPanel } from '../../src/department/CompetitorsPanel';
import '../../src/i18n';
import { callDetail, utterance } from '../builders';
import { SignedInHead } from '../signedIn';
import { mention } from './mention';

/** The server's answers by address, and what it was asked. */
let answers: Record<string, unknown>;
let asked: string[];

function show(page: ReactNode) {
  render(
    <MantineProvider>
      <QueryClientProvider client={new QueryClient()}>
        <SignedInHead>
          <MemoryRouter>{page}</MemoryRouter>
        </SignedInHead>
      </QueryClientProvider>
    </MantineProvider>,
  );
}

describe('competitors', () => {
  beforeEach(async () => {
    await i18next.changeLanguage('en');
    asked = [];
    vi.stubGlobal('fetch', (path: string, request: RequestInit) => {
      asked.push([request.method, path, request.body].filter(Boolean).join(' '));
      return Promise.resolve(Response.json(answers[path] ?? {}));
    });
  });

  afterEach(() => {
    cleanup();
    vi.unstubAllGlobals();
  });

  it('are marked in the conversation with what is said of their prices', async () => {
    answers = { '/api/calls/7/mentions': [mention()] };
    const call = callDetail([
      utterance({ ordinal: 0, speaker: 'manager', text: 'Добрый день' }),
      utterance({ ordinal: 1, text: 'у стеллаж-про на десять процентов дешевле' }),
    ]);
    show(
      <MentionsOfCall id={7}>
        <Conversation call={call} current={null} playing={false} startAt={0} playFrom={null} />
      </MentionsOfCall>,
    );
    expect((await screen.findByTestId('mention')).textContent).toBe('стеллаж-про');
    expect(screen.getByTestId('mention-note').textContent).toBe('Стеллаж-Про · cheaper 10%');
    expect(screen.getAllByTestId('utterance')[0]?.textContent).toContain('Добрый день');
  });

  it('are counted, each with the seconds to hear', async () => {
    const unnamed = mention({ competitorId: null, name: null, direction: null, amount: 900, unit: 'price' });
    answers = {
      '/api/competitors/mentions': {
        since: '2026-10-25',
        until: '2026-11-23',
        competitors: [
          { competitorId: 3, name: 'Стеллаж-Про', mentions: 2, calls: 1, cheaper: 2, dearer: 0, same: 0, medianPercent: -10, measured: 1, moments: [] },
          {
            competitorId: null, name: null, mentions: 1, calls: 1, cheaper: 0, dearer: 0, same: 0, medianPercent: null, measured: 0,
            moments: [{ callId: 9, seconds: 12.5, at: '2026-11-23T09:00:00+01:00', language: 'en', text: 'they ask nine hundred', mention: unnamed }],
          },
        ],
      },
    };
    show(<MentionTable />);
    const rows = await screen.findAllByTestId('mentioned');
    expect(rows[0]?.textContent).toContain('-10% (1 said how much)');
    expect(rows[1]?.textContent).toContain('Others, not named');
    fireEvent.click(screen.getAllByTestId('moments-open')[1]!);
    const moment = screen.getByTestId('moment');
    expect(moment.querySelector('a')?.getAttribute('href')).toBe('/calls/9?t=12.5');
    expect(moment.textContent).toContain('asks 900');
  });

  it('are entered with one spelling on each row', async () => {
    answers = { '/api/competitors': [{ id: 3, name: 'Metalux', spellings: ['metal lux', 'Металюкс'] }] };
    show(<CompetitorsPanel />);
    fireEvent.click(await screen.findByText('Edit', { selector: 'button *' }));
    fireEvent.change(await screen.findByLabelText(/Other spellings/), { target: { value: 'metal lux\nmetallux' } });
    fireEvent.submit(screen.getByText('Save').closest('form')!);
    await waitFor(() =>
      expect(asked).toContain('PUT /api/competitors/3 {"name":"Metalux","spellings":["metal lux","metallux"]}'),
    );
  });
});
