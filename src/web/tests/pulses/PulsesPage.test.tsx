// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import i18next from 'i18next';
import { MemoryRouter } from 'react-router';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DriftRow, Pulses, PulseSheet } from '../../src/api/norms';
import '../../src/i18n';
import { PulsesPage } from '../../src/pulses/PulsesPage';
import { boardRow } from '../board/board';
import { part } from '../myday/day';
import { SignedInHead } from '../signedIn';

let asked: string[];
let pulses: Pulses;
let drift: DriftRow[];

function sheet(change: Partial<PulseSheet> & Pick<PulseSheet, 'id'>): PulseSheet {
  return {
    kind: 'pulse',
    at: '2026-11-23T11:00:00+01:00',
    takenAt: '2026-11-23T11:00:02+01:00',
    late: false,
    rows: [1, 2, 3].map((personId) => boardRow({ personId })),
    needsHelp: [],
    ...change,
  };
}

function show(address = '/pulses') {
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={new QueryClient()}>
        <SignedInHead>
          <MemoryRouter initialEntries={[address]}>
            <PulsesPage />
          </MemoryRouter>
        </SignedInHead>
      </QueryClientProvider>
    </MantineProvider>,
  );
}

const people = async () => (await screen.findAllByTestId('pulse-row')).map((row) => row.getAttribute('data-person'));

describe('the sheets of the pulses', () => {
  beforeEach(async () => {
    await i18next.changeLanguage('en');
    asked = [];
    drift = [];
    pulses = { day: '2026-11-23', times: ['11:00', '14:00', '16:00'], sheets: [sheet({ id: 1 })] };
    vi.stubGlobal('fetch', (path: string) => {
      asked.push(path);
      return Promise.resolve(Response.json(path.startsWith('/api/drift') ? { rows: drift } : pulses));
    });
  });

  afterEach(() => {
    cleanup();
    vi.unstubAllGlobals();
  });

  it('put those who need help first, with the part that is farthest behind', async () => {
    const behind = [part({ fact: 20, expected: 50, share: 0.4 }), part({ part: 'meetings', plan: 4, fact: 1, expected: 2, share: 0.5 })];
    pulses.sheets = [sheet({ id: 1, rows: [boardRow({ personId: 1 }), boardRow({ personId: 2, parts: behind, helpRank: 1 })], needsHelp: [2] })];
    show();
    expect(await people()).toEqual(['2', '1']);
    expect(screen.getByTestId('needs-help').textContent).toBe('Person 2Dials: 20 of 50 due by now');
  });

  it('say so when nobody needs help', async () => {
    show();
    expect(await screen.findByText('Nobody is behind.')).toBeDefined();
  });

  it('give the forecast with its range', async () => {
    show();
    const forecast = (await screen.findAllByTestId('pulse-forecast'))[0]!;
    expect(forecast.textContent).toBe('96from 88 to 105Dials');
  });

  it('open with the newest one, and keep the one that is chosen', async () => {
    pulses.sheets = [sheet({ id: 1 }), sheet({ id: 2, at: '2026-11-23T14:00:00+01:00', late: true, takenAt: '2026-11-23T14:20:00+01:00' })];
    show();
    expect((await screen.findByTestId('pulse-late')).textContent).toBe('taken late, at 14:20');
    fireEvent.click(within(screen.getByTestId('pulse-sheets')).getByLabelText('11:00'));
    expect(screen.queryByTestId('pulse-late')).toBeNull();
    expect(screen.getByText('11:00, Monday 23 November')).toBeDefined();
  });

  it('end the day with the plan of the next working day instead of a forecast', async () => {
    const planTomorrow = { day: '2026-11-24', parts: [{ part: 'dials', plan: 112.5 } as const] };
    pulses.sheets = [sheet({ id: 3, kind: 'end_of_day', rows: [boardRow({ personId: 1, planTomorrow })] })];
    show();
    expect((await screen.findByTestId('plan-tomorrow')).textContent).toBe('Dials: 112.5');
    expect(screen.getByText('Plan for 24 Nov')).toBeDefined();
    expect(screen.queryByTestId('pulse-forecast')).toBeNull();
  });

  it('say when there will be one while there is none', async () => {
    pulses.sheets = [];
    show('/pulses?day=2026-11-20');
    expect(await screen.findByText(/Sheets are taken at 11:00, 14:00, 16:00/)).toBeDefined();
    expect(asked).toContain('/api/pulses?day=2026-11-20');
  });

  it('come with whose calls drift to the base, week by week, and with nobody else', async () => {
    const week = (start: string, share: number) => ({ start, dials: 200, knownDials: 200 * share, share });
    const row = { personId: 4, name: 'Jan Drift', teamName: 'North', role: 'hunter', kind: 'towards_base', change: 0.35, weeks: [week('2026-10-26', 0.2), week('2026-11-02', 0.55)] } as const;
    drift = [
      { ...row, weeks: [...row.weeks] },
      { ...row, weeks: [...row.weeks], personId: 5, kind: null, change: null },
    ];
    show();
    const drifting = await screen.findByTestId('drift');
    expect(drifting.textContent).toContain('The share of calls to the base grows: 20% → 55%');
    expect(within(drifting).getByTitle('Week from 2 Nov: 110 of 200 dials to the base (55%)')).toBeDefined();
  });
});
