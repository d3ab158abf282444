// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, render, screen, waitFor, within } from '@testing-library/react';
import i18next from 'i18next';
import { MemoryRouter } from 'react-router';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Board } from '../../src/api/norms';
import type { Role } from '../../src/api/types';
import { BoardPage } from '../../src/board/BoardPage';
import { BoardSheet } from '../../src/board/BoardSheet';
import { Formats } from '../../src/format/formats';
import '../../src/i18n';
import { cacheSink } from '../../src/live/cacheSink';
import { counters } from '../builders';
import { part } from '../myday/day';
import { SignedInHead } from '../signedIn';
import { board, boardRow } from './board';

let answer: Board | null;
let cache: QueryClient;

function show(role: Role = 'sales_head') {
  cache = new QueryClient();
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={cache}>
        <SignedInHead role={role}>
          <MemoryRouter>
            <BoardPage />
          </MemoryRouter>
        </SignedInHead>
      </QueryClientProvider>
    </MantineProvider>,
  );
}

const people = () => screen.getAllByTestId('board-row').map((row) => Number(row.getAttribute('data-person')));
const many = (count: number) => Array.from({ length: count }, (_, index) => boardRow({ personId: index + 1 }));

describe('the Board', () => {
  beforeEach(async () => {
    await i18next.changeLanguage('en');
    answer = board([boardRow({ personId: 1 }), boardRow({ personId: 2 })]);
    vi.stubGlobal('fetch', () =>
      Promise.resolve(answer === null ? new Response(null, { status: 500 }) : Response.json(answer)),
    );
  });

  afterEach(() => {
    cleanup();
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('has everybody’s numbers on one line each, and the sums below', async () => {
    show();
    const row = within((await screen.findAllByTestId('board-row'))[0]!);
    expect(row.getByTestId('board-dials').textContent).toBe('40');
    expect(row.getByText('96').parentElement!.textContent).toBe('9688–105');
    const sums = screen.getAllByTestId('board-total').map((total) => total.textContent);
    expect(sums).toEqual(['Dials1,080 / 2,240', 'New contacts8']);
    expect(screen.getByTestId('board').textContent).toContain('14:20');
  });

  it.each([
    [0.5, '▼', 'behind'],
    [1, '●', 'on pace'],
    [1.2, '▲', 'ahead'],
  ])('tells a pace of %d by a sign and a word as well as a colour', async (share, sign, word) => {
    answer = board([boardRow({ personId: 1, parts: [part({ share })] })]);
    show();
    const row = await screen.findByTestId('board-row');
    expect(row.textContent).toContain(`${sign}${word}`);
  });

  it('leads those who watch over others to a person’s day, and nobody else', async () => {
    show();
    await screen.findAllByTestId('board-row');
    expect(screen.getByRole('link', { name: 'Person 1' }).getAttribute('href')).toBe('/my-day?personId=1');
    cleanup();
    show('manager');
    await screen.findAllByTestId('board-row');
    expect(screen.queryByRole('link')).toBeNull();
  });

  it('follows what the hub pushes', async () => {
    show();
    await screen.findAllByTestId('board-row');
    answer = board([boardRow({ personId: 1, parts: [part({ fact: 41 })], goal: 50 })]);
    const sink = cacheSink(cache, { seesAlerts: true, dayOf: (time) => time.slice(0, 10), onState: () => {} });
    act(() => void sink.countersChanged(counters({ personId: 1 })));
    await waitFor(() => expect(screen.getByTestId('board-dials').textContent).toBe('41'));
    expect(screen.getByTestId('board-goal').textContent).toBe('Goals reached: 50%');
  });

  it('keeps what it has when the server fails, and says that it is old', async () => {
    show();
    await screen.findAllByTestId('board-row');
    answer = null;
    await act(() => cache.invalidateQueries());
    await waitFor(() => expect(screen.getByTestId('board').getAttribute('data-old')).toBe('true'));
    expect(screen.getByText('no connection')).toBeDefined();
    expect(people()).toEqual([1, 2]);
  });

  it('says so when nobody is on it', async () => {
    answer = board([]);
    show();
    expect(await screen.findByText('Nobody is on the Board.')).toBeDefined();
  });

  it('holds twelve people on one page, and turns the pages of more', () => {
    vi.useFakeTimers();
    const sheet = (count: number) => (
      <MantineProvider env="test">
        <MemoryRouter>
          <BoardSheet board={board(many(count))} formats={new Formats('en', 'UTC')} old={false} linked={false} />
        </MemoryRouter>
      </MantineProvider>
    );
    const { rerender } = render(sheet(12));
    expect(people().length).toBe(12);
    expect(screen.queryByTestId('board-page')).toBeNull();
    rerender(sheet(13));
    expect(people()).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(screen.getByTestId('board-page').textContent).toBe('1 of 2');
    act(() => void vi.advanceTimersByTime(15_000));
    expect(people()).toEqual([8, 9, 10, 11, 12, 13]);
    act(() => void vi.advanceTimersByTime(15_000));
    expect(people()[0]).toBe(1);
  });
});
