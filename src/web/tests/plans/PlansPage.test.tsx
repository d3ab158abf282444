// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import i18next from 'i18next';
import { MemoryRouter } from 'react-router';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CountingDefinitions } from '../../src/api/counting';
import type { HeldTarget, Plans } from '../../src/api/plans';
import type { PairedScreen } from '../../src/api/screens';
import '../../src/i18n';
import { PlansPage } from '../../src/plans/PlansPage';
import { read, written } from '../../src/plans/spans';
import { counters } from '../builders';
import { SignedInHead } from '../signedIn';

/** What was changed: method and address, and the body. */
let changed: [string, unknown][];
let plans: Plans;
let counting: CountingDefinitions;
let screens: PairedScreen[];
let refusal: Response | null;

const target = (change: Partial<HeldTarget> = {}): HeldTarget => ({
  part: 'dials',
  span: 'hour',
  target: 15,
  fromDay: null,
  source: 'own',
  ...change,
});

function show(address = '/plans') {
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
        <SignedInHead>
          <MemoryRouter initialEntries={[address]}>
            <PlansPage />
          </MemoryRouter>
        </SignedInHead>
      </QueryClientProvider>
    </MantineProvider>,
  );
}

function answer(path: string): unknown {
  return path.startsWith('/api/counting')
    ? counting
    : path.startsWith('/api/counters')
      ? { day: '', asOf: '', managers: [counters({ personId: 1 }), counters({ personId: 2, teamId: 2, teamName: 'South' })] }
      : path.startsWith('/api/screens')
        ? screens
        : plans;
}

const type = (testId: string, value: string) => fireEvent.change(screen.getByTestId(testId), { target: { value } });

describe('the page of the plans', () => {
  beforeEach(async () => {
    await i18next.changeLanguage('en');
    changed = [];
    refusal = null;
    screens = [];
    counting = {
      daysToRecount: 0,
      definitions: [{ version: 1, fromDay: '0001-01-01', legSeconds: 30, clientSpeechSeconds: null, madeAt: '', madeBy: null }],
    };
    plans = {
      roles: [{ role: 'hunter', parts: [target()] }],
      people: [
        {
          personId: 1,
          name: 'Anna Nowak',
          teamName: 'North',
          role: 'hunter',
          parts: [target({ source: 'role' }), target({ part: 'meetings', span: 'week', target: 12.5 })],
          schedule: {
            own: true,
            shifts: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, start: '09:00:00', end: '17:00:00' })),
            breaks: [{ weekday: 1, start: '13:00:00', end: '13:30:00' }],
            absences: [{ fromDay: '2026-12-24', toDay: '2026-12-31', kind: 'vacation' }],
          },
        },
      ],
      settings: { pulseTimes: ['11:00', '14:00'], refusalShare: 0.5, refusalConversations: 10, raisedPerHour: 20, directManagers: 7 },
      holidays: [{ day: '2026-12-25', name: 'Christmas' }],
      span: { limit: 7, directManagers: 5, told: false, heads: [{ name: 'Olga', directManagers: 5, told: false }] },
    };
    vi.stubGlobal('fetch', (path: string, request?: RequestInit) => {
      if (request?.method !== undefined && request.method !== 'GET') {
        changed.push([`${request.method} ${path}`, typeof request.body === 'string' ? JSON.parse(request.body) : null]);
        return Promise.resolve(refusal ?? Response.json(answer(path)));
      }
      return Promise.resolve(Response.json(answer(path)));
    });
  });

  afterEach(() => {
    cleanup();
    vi.unstubAllGlobals();
  });

  it('says each person’s plan with its spans, where it comes from, and when they work', async () => {
    show();
    const person = await screen.findByTestId('person-plan');
    const targets = within(person).getAllByTestId('target').map((held) => held.textContent);
    expect(targets).toEqual(['Dials: 15 an hour · as the role', 'Meetings: 12.5 a week']);
    expect(person.textContent).toContain('Mon–Fri 09:00–17:00');
    expect(person.textContent).toContain('Vacation: 24 Dec–31 Dec');
  });

  it('sets a person’s own plan, and leaves the role’s parts to the role', async () => {
    show();
    fireEvent.click(await screen.findByTestId('plan-edit'));
    expect((await screen.findByTestId<HTMLInputElement>('target-dials-hour')).placeholder).toBe('15');
    type('target-conversations-day', '7,5');
    fireEvent.submit(screen.getByTestId('targets-save').closest('form')!);
    await waitFor(() => expect(changed.length).toBe(1));
    expect(changed[0]).toEqual([
      'PUT /api/plans/people/1',
      {
        fromDay: '2026-11-23',
        parts: [
          { part: 'conversations', span: 'day', target: 7.5 },
          { part: 'meetings', span: 'week', target: 12.5 },
        ],
      },
    ]);
  });

  it('tells what the server did not accept of a role’s plan', async () => {
    refusal = Response.json({ title: 'Not accepted', detail: 'A target is a number.' }, { status: 400 });
    show('/plans?tab=roles');
    fireEvent.click(await screen.findByTestId('role-edit'));
    fireEvent.submit((await screen.findByTestId('targets-save')).closest('form')!);
    expect((await screen.findByTestId('form-error')).textContent).toContain('A target is a number.');
    expect(changed[0]![0]).toBe('PUT /api/plans/roles/hunter');
  });

  it('says when the hunter’s norm rises', async () => {
    show('/plans?tab=roles');
    expect((await screen.findByTestId('role-plan')).textContent).toContain(
      'Dials rise to 20 an hour from the next full hour once more than 50% of at least 10 conversations',
    );
  });

  it('keeps a schedule with shifts over midnight, breaks and absences, and sends no nonsense', async () => {
    show();
    fireEvent.click(await screen.findByTestId('schedule-edit'));
    fireEvent.change(await screen.findByTestId('shifts-6'), { target: { value: 'evening' } });
    fireEvent.submit(screen.getByTestId('schedule-save').closest('form')!);
    expect(screen.getByText('Write 09:00-17:00')).toBeDefined();
    expect(changed).toEqual([]);
    type('shifts-6', '22:00-6:00');
    fireEvent.click(screen.getByTestId('absence-add'));
    fireEvent.submit(screen.getByTestId('schedule-save').closest('form')!);
    await waitFor(() => expect(changed.length).toBe(1));
    const [path, sent] = changed[0]! as [string, { shifts: unknown[]; breaks: unknown[]; absences: unknown[] }];
    expect(path).toBe('PUT /api/plans/people/1/schedule');
    expect(sent.shifts.at(-1)).toEqual({ weekday: 6, start: '22:00:00', end: '06:00:00' });
    expect(sent.breaks).toEqual([{ weekday: 1, start: '13:00:00', end: '13:30:00' }]);
    expect(sent.absences[1]).toEqual({ fromDay: '2026-11-23', toDay: '2026-11-23', kind: 'vacation' });
  });

  it('adds a holiday to those there are', async () => {
    show('/plans?tab=holidays');
    await screen.findByTestId('holiday');
    type('holiday-day', '2027-01-06');
    type('holiday-name', 'Epiphany');
    fireEvent.submit(screen.getByTestId('holiday-add').closest('form')!);
    await waitFor(() => expect(changed.length).toBe(1));
    expect(changed[0]).toEqual([
      'PUT /api/plans/holidays',
      [
        { day: '2026-12-25', name: 'Christmas' },
        { day: '2027-01-06', name: 'Epiphany' },
      ],
    ]);
  });

  it('sets when pulses are taken and when the norm rises', async () => {
    show('/plans?tab=settings');
    await screen.findByTestId('setting-pulseTimes');
    type('setting-pulseTimes', '10:30, 15:00');
    type('setting-refusalShare', '60');
    fireEvent.submit(screen.getByTestId('settings-save').closest('form')!);
    await waitFor(() => expect(changed.length).toBe(1));
    expect(changed[0]![1]).toEqual({
      pulseTimes: ['10:30', '15:00'],
      refusalShare: 0.6,
      refusalConversations: 10,
      raisedPerHour: 20,
      directManagers: 7,
    });
  });

  it('makes a new version of what a conversation is, and says what is still counted anew', async () => {
    show('/plans?tab=settings');
    expect((await screen.findByTestId('definition')).textContent).toContain('from the beginning');
    counting = {
      daysToRecount: 3,
      definitions: [
        ...counting.definitions,
        { version: 2, fromDay: '2026-11-01', legSeconds: 30, clientSpeechSeconds: 5, madeAt: '', madeBy: 'Olga' },
      ],
    };
    type('counting-speech', '5');
    type('counting-from', '2026-11-01');
    fireEvent.submit(screen.getByTestId('counting-save').closest('form')!);
    expect((await screen.findByTestId('recount')).textContent).toBe('3 days are still to be counted anew.');
    expect(changed).toEqual([
      ['PUT /api/counting/definitions', { fromDay: '2026-11-01', legSeconds: 30, clientSpeechSeconds: 5 }],
    ]);
    expect(screen.getAllByTestId('definition')[0]!.textContent).toContain('The client speaks for at least 5 s');
  });

  it('pairs a screen by its code, in whatever letters it is typed, and says when there is none', async () => {
    refusal = Response.json({ title: 'No such code' }, { status: 404 });
    show('/plans?tab=screens');
    expect(await screen.findByText('No screen is paired.')).toBeDefined();
    fireEvent.click(screen.getByTestId('screen-pair'));
    await screen.findByTestId('pair-code');
    type('pair-code', 'ab3k7m');
    type('pair-name', 'Hall');
    fireEvent.click(await screen.findByLabelText('South'));
    fireEvent.submit(screen.getByTestId('pair-save').closest('form')!);
    expect((await screen.findByTestId('form-error')).textContent).toBe('No screen shows this code, or it has run out.');
    expect(changed).toEqual([['POST /api/screens', { code: 'AB3K7M', name: 'Hall', showsNames: true, teamIds: [2] }]]);
  });

  it('takes a screen off', async () => {
    screens = [
      { id: 4, name: 'Hall', showsNames: false, teamIds: [2], pairedAt: '2026-11-20T09:00:00+01:00', pairedBy: 'Olga', lastSeenAt: null },
    ];
    show('/plans?tab=screens');
    expect((await screen.findByTestId('screen')).textContent).toContain('initials');
    await screen.findByText(/South/);
    fireEvent.click(screen.getByTestId('screen-remove'));
    await waitFor(() => expect(changed).toEqual([['DELETE /api/screens/4', null]]));
  });

  it('tells a head with too many direct managers, with the reason, in the plural of the language', async () => {
    plans.span = { limit: 7, directManagers: 9, told: true, heads: [{ name: 'Olga', directManagers: 9, told: true }, { name: 'Jan', directManagers: 3, told: false }] };
    show();
    const notice = await screen.findByTestId('span-of-control');
    expect(notice.textContent).toContain('Olga leads 9 managers directly.');
    expect(notice.textContent).toContain('at most 7 salespeople');
    expect(notice.textContent).not.toContain('Jan');
    await i18next.changeLanguage('ru');
    await waitFor(() => expect(notice.textContent).toContain('Olga: напрямую 9 менеджеров.'));
  });

  it('says nothing to a head who leads no more than the limit', async () => {
    show();
    await screen.findByTestId('person-plan');
    expect(screen.queryByTestId('span-of-control')).toBeNull();
  });
});

describe('stretches of a weekday', () => {
  it('are read as people write them, and written back', () => {
    const spans = read('9:00–12:30; 13:00 - 17:00', 2)!;
    expect(written(spans, 2)).toBe('09:00-12:30, 13:00-17:00');
    expect(written(spans, 3)).toBe('');
  });

  it.each(['9-17', '09:00', '25:00-26:00', '09:00-17:60'])('%s is none', (text) => expect(read(text, 1)).toBeNull());
});
