// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, render, screen, waitFor, within } from '@testing-library/react';
import i18next from 'i18next';
import { MemoryRouter } from 'react-router';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { MyDay } from '../../src/api/norms';
import type { Role } from '../../src/api/types';
import '../../src/i18n';
import { cacheSink } from '../../src/live/cacheSink';
import { MyDayPage } from '../../src/myday/MyDayPage';
import { counters } from '../builders';
import { SignedInHead } from '../signedIn';
import { hour, myDay, part } from './day';

let asked: string[];
let answer: MyDay | null;
let cache: QueryClient;

function show(address = '/my-day', role: Role = 'manager') {
  cache = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={cache}>
        <SignedInHead role={role} personId={role === 'manager' ? 1 : null}>
          <MemoryRouter initialEntries={[address]}>
            <MyDayPage />
          </MemoryRouter>
        </SignedInHead>
      </QueryClientProvider>
    </MantineProvider>,
  );
}

const sink = () => cacheSink(cache, { seesAlerts: false, dayOf: (time) => time.slice(0, 10), onState: () => {} });

describe('the page of one’s own day', () => {
  beforeEach(async () => {
    await i18next.changeLanguage('en');
    asked = [];
    answer = myDay();
    vi.stubGlobal('fetch', (path: string) => {
      asked.push(path);
      if (path.startsWith('/api/calls')) {
        return Promise.resolve(Response.json({ items: [], next: null }));
      }
      return Promise.resolve(answer === null ? new Response(null, { status: 403 }) : Response.json(answer));
    });
  });

  afterEach(() => {
    cleanup();
    vi.unstubAllGlobals();
  });

  it('says the dials against the plan, what is due by now, and the pace', async () => {
    show();
    expect((await screen.findByTestId('my-dials')).getAttribute('data-dials')).toBe('40');
    expect(screen.getByTestId('my-planned').textContent).toBe('of 120 dials planned');
    expect(screen.getByTestId('my-share').textContent).toBe('80%');
    expect(document.body.textContent).toContain('10 dials behind');
    expect(screen.getByTestId('my-connected').textContent).toBe('12');
    expect(screen.getByTestId('my-conversations').textContent).toBe('6');
    expect(document.body.textContent).toContain('scheduled working time without breaks: 3.3 of 7.5 h');
  });

  it('gives the forecast with its range, part by part', async () => {
    answer = myDay({ parts: [part(), part({ part: 'meetings', plan: null, fact: 1234, expected: null, share: null, forecast: null })] });
    show();
    const [dials, meetings] = (await screen.findAllByTestId('my-part')).map((row) => within(row));
    expect(dials!.getByTestId('my-forecast').textContent).toBe('by the end 96 (from 88 to 105)');
    expect(meetings!.getByText('1,234')).toBeDefined();
    expect(meetings!.getByText('No plan is set.')).toBeDefined();
    expect(meetings!.queryByTestId('my-forecast')).toBeNull();
  });

  it('has no forecast once the shift is over', async () => {
    answer = myDay({ parts: [part({ forecast: { low: 140, likely: 140, high: 140 } })] });
    show();
    const dials = within(await screen.findByTestId('my-part'));
    expect(dials.queryByTestId('my-forecast')).toBeNull();
  });

  it('marks the hours whose norm was raised, and says why', async () => {
    answer = myDay({
      perHour: { now: 20, raisedFrom: '2026-11-23T12:00:00+01:00', why: 'many_refusals' },
      hours: [hour('11'), hour('12', { planned: 20, raised: true, dials: 7 })],
    });
    show();
    const hours = await screen.findAllByTestId('my-hour');
    expect(hours.map((held) => held.getAttribute('data-raised'))).toEqual(['false', 'true']);
    expect(hours[1]!.title).toBe('12:00: dials 7 of 20, conversations 3; the norm was raised');
    expect(screen.getByTestId('my-per-hour').textContent).toBe('norm now: 20 dials an hourraised from 12:00');
    expect(screen.getByTestId('my-raised-why').textContent).toContain('many conversations ended in a refusal');
  });

  it('draws the hour that happens twice two times', async () => {
    const twice = ['2026-10-25T02:00:00+02:00', '2026-10-25T02:00:00+01:00'];
    answer = myDay({ hours: twice.map((at) => hour('02', { at })) });
    show();
    expect((await screen.findAllByTestId('my-hour')).map((held) => held.getAttribute('data-hour'))).toEqual(['02', '02']);
  });

  it('keeps new clients apart from known ones, and links to the next callback', async () => {
    const next = { agreedAt: '2026-11-23T15:30:00+01:00', precision: 'hour', kind: 'callback', clientMasked: '+48 *** *** 512', clientName: null, callId: 7 } as const;
    answer = myDay({ next });
    show();
    expect((await screen.findByTestId('new-known')).textContent).toBe('New clients: 30 (75%)Known clients: 10');
    expect(screen.getByTestId('my-next').textContent).toBe('Next callback: 15:30, +48 *** *** 512');
    expect(within(screen.getByTestId('my-next')).getByRole('link').getAttribute('href')).toBe('/calls/7');
  });

  it('says of a meeting no more than was agreed, and names the client as the list does', async () => {
    const next = { agreedAt: '2026-11-26T14:00:00+01:00', kind: 'meeting', clientMasked: '+48 *** *** 512', clientName: 'Arkada', callId: 7 } as const;
    answer = myDay({ next: { ...next, precision: 'day_part' } });
    show();
    expect((await screen.findByTestId('my-next')).textContent).toBe('Next meeting: Thursday 26 November, from 14:00, Arkada');
    cleanup();
    answer = myDay({ next: { ...next, agreedAt: '2026-11-26T09:00:00+01:00', precision: 'day' } });
    show();
    expect((await screen.findByTestId('my-next')).textContent).toBe('Next meeting: Thursday 26 November, Arkada');
  });

  it('asks for the day anew when the hub pushes counters', async () => {
    show();
    await screen.findByTestId('my-dials');
    answer = myDay({ parts: [part({ fact: 41 })] });
    act(() => void sink().countersChanged(counters({ personId: 1 })));
    await waitFor(() => expect(screen.getByTestId('my-dials').textContent).toBe('41'));
  });

  it('tells quietly of a goal the moment it is reached, and shows only the farthest of a part', async () => {
    answer = myDay({ goals: [{ part: 'dials', percent: 50, reachedAt: '2026-11-23T11:00:00+01:00' }] });
    show();
    expect((await screen.findByTestId('goal')).textContent).toBe('Dials: half of the plan at 11:00');
    const reached = { personId: 1, day: '2026-11-23', part: 'dials', percent: 90, reachedAt: '2026-11-23T14:05:00+01:00' } as const;
    act(() => sink().goalReached(reached));
    await waitFor(() => expect(screen.getByTestId('goal').textContent).toBe('Dials: 90 % of the plan at 14:05'));
    expect(screen.getAllByRole('status').map((said) => said.textContent)).toContain('Dials: 90 % of the plan at 14:05');
  });

  it('keeps quiet about what somebody else has reached', async () => {
    show();
    await screen.findByTestId('my-dials');
    answer = myDay({ parts: [part({ fact: 41 })] });
    const others = { personId: 2, day: '2026-11-23', part: 'dials', percent: 100, reachedAt: '2026-11-23T14:05:00+01:00' } as const;
    act(() => sink().goalReached(others));
    await waitFor(() => expect(screen.getByTestId('my-dials').textContent).toBe('41'));
    expect(screen.queryByTestId('goal')).toBeNull();
  });

  it('counts in the plural of the language', async () => {
    await i18next.changeLanguage('ru');
    answer = myDay({ parts: [part({ fact: 48, expected: 50 })] });
    show();
    expect((await screen.findByTestId('my-planned')).textContent).toBe('из 120 наборов по плану');
    expect(document.body.textContent).toContain('не хватает 2 наборов');
  });

  it('shows a head the day of the person chosen, and asks for nobody without one', async () => {
    show('/my-day?personId=4&day=2026-11-20', 'sales_head');
    await screen.findByTestId('my-dials');
    expect(asked).toContain('/api/me/day?day=2026-11-20&personId=4');
    cleanup();
    asked = [];
    show('/my-day', 'sales_head');
    expect(await screen.findByText('Nobody is chosen.')).toBeDefined();
    expect(asked).toEqual([]);
  });

  it('says so when the server refuses', async () => {
    answer = null;
    show();
    expect(await screen.findByText('This page is not open to your role.')).toBeDefined();
  });
});
