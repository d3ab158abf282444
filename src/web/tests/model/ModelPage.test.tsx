// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import i18next from 'i18next';
import { MemoryRouter } from 'react-router';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ModelPageData, Reclassification } from '../../src/api/model';
import '../../src/i18n';
import { ModelPage } from '../../src/model/ModelPage';
import { SignedInHead } from '../signedIn';

let asked: string[];
let page: ModelPageData;
let refusal: string | null;

const figures = { macroF1: 0.5, pricePrecision: 0.8, neutralFlagged: 0.1, correctedRight: 3 };

function run(change: Partial<Reclassification>): Reclassification {
  return {
    id: 4,
    state: 'ready',
    model: 'aaaaaaaaaaaa',
    startedAt: '2026-11-23T08:00:00Z',
    endedAt: null,
    calls: 10,
    done: 10,
    anew: false,
    outdated: false,
    differences: [{ label: 'price_comparison', appeared: 3, vanished: 0, unchanged: 12 }],
    ...change,
  };
}

function show() {
  render(
    <MantineProvider>
      <QueryClientProvider client={new QueryClient()}>
        <SignedInHead>
          <MemoryRouter>
            <ModelPage />
          </MemoryRouter>
        </SignedInHead>
      </QueryClientProvider>
    </MantineProvider>,
  );
}

describe('the page of the model', () => {
  beforeEach(async () => {
    await i18next.changeLanguage('en');
    asked = [];
    refusal = null;
    page = {
      live: 'aaaaaaaaaaaa',
      problems: [],
      models: [
        {
          version: 'bbbbbbbbbbbb',
          origin: 'learned',
          at: '2026-11-23T08:00:00Z',
          texts: 9000,
          state: 'not_accepted',
          liveSince: null,
          trial: { against: 'aaaaaaaaaaaa', trades: ['coffee'], texts: 90, corrected: 3, candidate: figures, live: figures, reasons: ['macro-F1 falls'] },
        },
      ],
      reclassification: null,
    };
    vi.stubGlobal('fetch', (path: string, request: RequestInit) => {
      asked.push(`${request.method} ${path}`);
      if (request.method === 'POST') {
        return Promise.resolve(
          refusal === null
            ? new Response(null, { status: 202 })
            : Response.json({ title: 'Not now', detail: refusal }, { status: 409 }),
        );
      }
      return Promise.resolve(
        Response.json(
          path.startsWith('/api/model/differences')
            ? [{ callId: 7, callStartedAt: '2026-11-23T08:00:00Z', ordinal: 2, start: 12.5, text: 'they are cheaper', language: 'en', label: 'price_comparison', score: 0.8 }]
            : page,
        ),
      );
    });
  });

  afterEach(() => {
    cleanup();
    vi.unstubAllGlobals();
  });

  it('has the archive judged again by a click', async () => {
    show();
    const button = await screen.findByTestId('reclassify');
    page = { ...page, reclassification: run({ state: 'running', done: 4, differences: null }) };
    fireEvent.click(button);
    await waitFor(() => expect(screen.getByTestId('archive').dataset.state).toBe('running'));
    expect(screen.getByTestId('archive').textContent).toContain('4 of 10 calls');
    expect(screen.queryByTestId('accept')).toBeNull();
    expect(asked).toContain('POST /api/model/reclassification');
  });

  it('shows what appears and vanishes, with the second of the call, before it is accepted', async () => {
    page = { ...page, reclassification: run({}) };
    show();
    fireEvent.click(await screen.findByTestId('appeared'));
    const changed = await screen.findByTestId('changed');
    expect(changed.textContent).toContain('they are cheaper');
    expect(changed.querySelector('a')?.getAttribute('href')).toBe('/calls/7?t=12.5');
    expect(screen.queryByTestId('vanished')).toBeNull();
    fireEvent.click(screen.getByTestId('accept'));
    await waitFor(() => expect(asked).toContain('POST /api/model/reclassification/accept'));
  });

  it('lets a run with a model that is no longer live only be discarded', async () => {
    page = { ...page, live: 'cccccccccccc', reclassification: run({ outdated: true }) };
    show();
    expect((await screen.findByTestId('archive')).textContent).toContain('cccccccccccc');
    expect(screen.queryByTestId('accept')).toBeNull();
    fireEvent.click(screen.getByTestId('discard'));
    await waitFor(() => expect(asked).toContain('POST /api/model/reclassification/discard'));
  });

  it('says why the server refuses', async () => {
    refusal = 'The archive is already being judged again.';
    show();
    fireEvent.click(await screen.findByTestId('reclassify'));
    expect(await screen.findByText(refusal)).toBeDefined();
  });

  it('lists the models with what spoke against one, and says what is wrong with them', async () => {
    page = { ...page, problems: ['a.model: The objection model is damaged.'] };
    show();
    const row = await screen.findByTestId('model');
    expect(row.dataset.state).toBe('not_accepted');
    expect(row.textContent).toContain('macro-F1 falls');
    expect(screen.getByTestId('model-problems').textContent).toContain('damaged');
  });
});
