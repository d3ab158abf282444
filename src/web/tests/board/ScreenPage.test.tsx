// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, render, screen } from '@testing-library/react';
import i18next from 'i18next';
import { MemoryRouter } from 'react-router';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ScreenPage } from '../../src/board/ScreenPage';
import '../../src/i18n';
import { board, boardRow } from './board';

vi.mock('../../src/live/connection', () => ({
  openHub: () => ({
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    invoke: () => Promise.reject(new Error('a screen asks for nothing')),
    on: () => {},
    onreconnecting: () => {},
    onreconnected: () => {},
    onclose: () => {},
  }),
}));

let paired: boolean;
let claim: number;
let codes: number;

beforeEach(async () => {
  vi.useFakeTimers();
  await i18next.changeLanguage('en');
  [paired, claim, codes] = [false, 202, 0];
  vi.stubGlobal('fetch', (path: string) => {
    if (path === '/api/screens/code') {
      codes++;
      return Promise.resolve(Response.json({ code: `CODE0${codes}`, secret: `secret ${codes}`, expiresAt: '' }));
    }
    if (path === '/api/screens/claim') {
      return Promise.resolve(new Response(null, { status: claim }));
    }
    return Promise.resolve(paired ? Response.json(board([boardRow({ personId: 1 })])) : new Response(null, { status: 401 }));
  });
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={new QueryClient()}>
        <MemoryRouter>
          <ScreenPage />
        </MemoryRouter>
      </QueryClientProvider>
    </MantineProvider>,
  );
  await act(() => vi.advanceTimersByTimeAsync(100));
});

afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('a screen shows its code until somebody types it, then the Board without sign-in', async () => {
  expect(screen.getByTestId('screen-code').textContent).toBe('CODE01');
  await act(() => vi.advanceTimersByTimeAsync(3_100));
  expect(screen.getByTestId('screen-code').textContent).toBe('CODE01');
  [paired, claim] = [true, 200];
  await act(() => vi.advanceTimersByTimeAsync(3_100));
  expect(screen.getByTestId('board-row').textContent).toContain('Person 1');
  expect(screen.queryByRole('link')).toBeNull();
});

it('a screen takes a new code when its own has run out', async () => {
  claim = 410;
  await act(() => vi.advanceTimersByTimeAsync(3_100));
  expect(screen.getByTestId('screen-code').textContent).toBe('CODE02');
});
