// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import i18next from 'i18next';
import { MemoryRouter } from 'react-router';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Funnel, FunnelFigures } from '../../src/api/funnel';
import { choiceInAddress, periodOf } from '../../src/funnel/funnelChoice';
import { FunnelPage } from '../../src/funnel/FunnelPage';
import '../../src/i18n';
import { counters } from '../builders';
import { SignedInHead } from '../signedIn';

let asked: string[];
let funnel: Funnel;

const managers = [counters({ personId: 1 }), counters({ personId: 2, teamId: 2, teamName: 'South' })];

function figures(change: Partial<FunnelFigures> = {}): FunnelFigures {
  return { dials: 1200, connected: 600, conversations: 240, meetings: 24, callbacks: 12, deals: 3, refusals: 100, doNotCalls: 4, ...change };
}

const none = figures({ dials: 0, connected: 0, conversations: 0, meetings: 0, callbacks: 0, deals: 0, refusals: 0, doNotCalls: 0 });

function show(address = '/funnel') {
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={new QueryClient()}>
        <SignedInHead>
          <MemoryRouter initialEntries={[address]}>
            <FunnelPage />
          </MemoryRouter>
        </SignedInHead>
      </QueryClientProvider>
    </MantineProvider>,
  );
}

describe('the funnel', () => {
  beforeEach(async () => {
    await i18next.changeLanguage('en');
    asked = [];
    funnel = {
      from: '2026-10-25',
      to: '2026-11-23',
      slice: 'managers',
      rows: [{ key: '4', name: 'Anna Nowak', ...figures() }],
      total: figures(),
      untagged: none,
    };
    vi.stubGlobal('fetch', (path: string) => {
      asked.push(path);
      return Promise.resolve(Response.json(path.startsWith('/api/counters') ? { day: '', asOf: '', managers } : funnel));
    });
  });

  afterEach(() => {
    cleanup();
    vi.unstubAllGlobals();
  });

  it('writes every stage as a number with its share of the stage before', async () => {
    show();
    const cells = [...(await screen.findByTestId('funnel-row')).children].map((cell) => cell.textContent);
    expect(cells).toEqual(['Anna Nowak', '', '1,200', '60050%', '24040%', '2410%', '12', '3', '100', '4']);
    expect(asked).toContain('/api/funnel?from=2026-10-25&to=2026-11-23&slice=managers');
  });

  it('keeps what belongs nowhere apart, and leaves it out where there is none', async () => {
    show();
    await screen.findByTestId('funnel-row');
    expect(screen.queryByTestId('funnel-untagged')).toBeNull();
    cleanup();
    funnel = { ...funnel, slice: 'products', rows: [{ key: 'racks', name: null, ...figures() }], untagged: figures({ dials: 7 }) };
    show('/funnel?slice=products');
    expect((await screen.findByTestId('funnel-untagged')).textContent).toContain('no product said');
    expect(screen.getByTestId('funnel-row').textContent).toContain('racks');
  });

  it('asks for the slice and the days that are chosen, and exports the same', async () => {
    show();
    await screen.findByTestId('funnel-row');
    fireEvent.click(screen.getByRole('button', { name: 'Target audiences' }));
    fireEvent.change(screen.getByTestId('funnel-period'), { target: { value: 'week' } });
    fireEvent.change(screen.getByTestId('funnel-team'), { target: { value: '2' } });
    await waitFor(() => expect(asked).toContain('/api/funnel?from=2026-11-23&to=2026-11-23&slice=audiences&teamId=2'));
    expect(screen.getByTestId('funnel-export').getAttribute('href')).toBe(
      '/api/funnel.csv?from=2026-11-23&to=2026-11-23&slice=audiences&teamId=2',
    );
  });

  it('says so when there were no calls', async () => {
    funnel = { ...funnel, rows: [], total: none };
    show();
    expect(await screen.findByText('No calls in this period')).toBeDefined();
  });

  it('begins a week on Monday, and a month on its first day', () => {
    expect(periodOf('week', '2026-11-29').from).toBe('2026-11-23');
    expect(periodOf('month', '2026-11-29').from).toBe('2026-11-01');
  });

  it('takes no nonsense from the address', () => {
    const choice = choiceInAddress(new URLSearchParams('from=yesterday&slice=all&teamId=x'), '2026-11-23');
    expect(choice).toEqual({ from: '2026-10-25', to: '2026-11-23', slice: 'managers', teamId: null });
  });
});
