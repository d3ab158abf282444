// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import i18next from 'i18next';
import { MemoryRouter } from 'react-router';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AnswersPage } from '../../src/answers/AnswersPage';
import type { AnswerCasePage, AnswerRates } from '../../src/api/answers';
import '../../src/i18n';
import { answerCase, answerRate } from '../builders';
import { SignedInHead } from '../signedIn';

let asked: string[];
let rates: AnswerRates;
let cases: AnswerCasePage;

function show(address = '/answers') {
  render(
    <MantineProvider>
      <QueryClientProvider client={new QueryClient()}>
        <SignedInHead>
          <MemoryRouter initialEntries={[address]}>
            <AnswersPage />
          </MemoryRouter>
        </SignedInHead>
      </QueryClientProvider>
    </MantineProvider>,
  );
}

describe('the page of the answers', () => {
  beforeEach(async () => {
    await i18next.changeLanguage('en');
    asked = [];
    rates = {
      fewestCases: 20,
      items: [
        answerRate(),
        answerRate({ answer: 'concede', cases: 19, share: null, low: null, high: null }),
        answerRate({ answer: null, cases: 1, share: null, low: null, high: null }),
      ],
    };
    cases = { items: [answerCase({ callId: 7 })], next: null };
    vi.stubGlobal('fetch', (path: string) => {
      asked.push(path);
      return Promise.resolve(Response.json(path.startsWith('/api/answers/cases') ? cases : rates));
    });
  });

  afterEach(() => {
    cleanup();
    vi.unstubAllGlobals();
  });

  it('gives the share with its interval from twenty calls on, and claims nothing under that', async () => {
    show();
    const rows = (await screen.findAllByTestId('answer-rate')).map((row) => within(row));
    expect(rows[0]!.getByText('40%')).toBeDefined();
    expect(rows[0]!.getByText('between 22% and 61%')).toBeDefined();
    expect(rows[1]!.getByText('too few to say')).toBeDefined();
    expect(rows[1]!.queryByText(/%/)).toBeNull();
    expect(rows[2]!.getByText('None of these')).toBeDefined();
  });

  it('asks for the last thirty days of the department, or what is chosen', async () => {
    show();
    await screen.findAllByTestId('answer-rate');
    expect(asked).toEqual(['/api/answers?since=2026-10-25']);
    cleanup();
    asked = [];
    show('/answers?days=all&label=terms');
    await screen.findAllByTestId('answer-rate');
    expect(asked).toEqual(['/api/answers?label=terms']);
  });

  it('lists the moments of the answer that is clicked, with how the call ended', async () => {
    show();
    fireEvent.click(within((await screen.findAllByTestId('answer-rate'))[1]!).getByRole('button'));
    const moment = await screen.findByTestId('example');
    expect(asked.at(-1)).toBe(
      '/api/answers/cases?since=2026-10-25&label=price_comparison&answer=concede&limit=30',
    );
    expect(within(moment).getByText('Meeting agreed')).toBeDefined();
    expect(within(moment).getByText('ours last longer')).toBeDefined();
    expect(within(moment).getByTestId('example-play').hasAttribute('disabled')).toBe(false);
    expect(within(moment).getByRole('link').getAttribute('href')).toBe('/calls/7?t=12.5');
  });

  it('lists those without any known answer', async () => {
    show('/answers?objection=price_comparison&answer=none');
    await screen.findByTestId('example');
    expect(asked).toContain('/api/answers/cases?since=2026-10-25&label=price_comparison&limit=30');
  });
});
