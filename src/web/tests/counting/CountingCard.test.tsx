// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import i18next from 'i18next';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Counting } from '../../src/api/counting';
import type { Role } from '../../src/api/types';
import { CountingCard } from '../../src/counting/CountingCard';
import { TagsCard } from '../../src/counting/TagsCard';
import '../../src/i18n';
import { callDetail } from '../builders';
import { SignedInHead } from '../signedIn';

let changed: [string, unknown][];

function counting(change: Partial<Counting> = {}): Counting {
  return {
    kind: 'person',
    conversation: false,
    why: 'client_spoke_too_little',
    clientSpeechSeconds: 3.2,
    legSeconds: 64,
    definition: { version: 2, fromDay: '2026-11-01', legSeconds: 30, clientSpeechSeconds: 5, madeAt: '', madeBy: 'Olga' },
    isNew: true,
    result: null,
    day: '2026-11-23',
    movedBy: null,
    movedAt: null,
    ...change,
  };
}

function show(card: ReactNode, role: Role = 'sales_head') {
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={new QueryClient()}>
        <SignedInHead role={role}>{card}</SignedInHead>
      </QueryClientProvider>
    </MantineProvider>,
  );
}

beforeEach(async () => {
  await i18next.changeLanguage('en');
  changed = [];
  vi.stubGlobal('fetch', (path: string, request?: RequestInit) => {
    if (request?.method === 'PUT') {
      changed.push([path, JSON.parse(request.body as string)]);
    }
    const people = [{ personId: 1, name: 'Anna Nowak' }, { personId: 4, name: 'Jan Kowal' }];
    return Promise.resolve(Response.json(path === '/api/plans' ? { people } : []));
  });
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('what a call counts as', () => {
  it.each([
    [{}, 'Not a conversation', 'The client spoke for 3.2 s; 5 s are needed.'],
    [{ conversation: true, why: 'client_spoke_enough', clientSpeechSeconds: 20 }, 'A conversation', 'The client spoke for 20 s; 5 s are enough.'],
    [{ why: 'leg_too_short', legSeconds: 12 }, 'Not a conversation', 'Connected for 12 s; 30 s are needed.'],
    [{ kind: 'voicemail', why: 'voicemail' }, 'Not a conversation', 'A machine answered.'],
    [{ kind: 'busy', why: 'not_connected' }, 'Not a conversation', 'nobody, busy'],
  ] as [Partial<Counting>, string, string][])('%o is said with its reason', (change, verdict, reason) => {
    show(<CountingCard call={callDetail([], { counting: counting(change) })} />);
    expect(screen.getByTestId('counting').textContent).toContain(verdict);
    expect(screen.getByTestId('counting').textContent).toContain(reason);
  });

  it('comes with its version, its day, and whether the client is new', () => {
    show(<CountingCard call={callDetail([], { counting: counting() })} />);
    const text = screen.getByTestId('counting').textContent;
    expect(text).toContain('version 2');
    expect(text).toContain('23 November 2026');
    expect(text).toContain('new: the first call ever');
  });

  it('says nothing while the call is not counted', () => {
    show(<CountingCard call={callDetail([])} />);
    expect(screen.queryByTestId('counting')).toBeNull();
  });

  it('lets a head give the call to another manager or to nobody', async () => {
    show(<CountingCard call={callDetail([], { counting: counting() })} />);
    fireEvent.click(screen.getByTestId('move-call'));
    await screen.findByText('Jan Kowal');
    fireEvent.change(screen.getByTestId('move-to'), { target: { value: '4' } });
    fireEvent.submit(screen.getByTestId('move-save').closest('form')!);
    await waitFor(() => expect(changed).toEqual([['/api/calls/7/manager', { personId: 4 }]]));
  });

  it('says who moved it, and offers that to nobody who may not', () => {
    const moved = counting({ movedBy: 'Olga', movedAt: '2026-11-23T12:00:00+01:00' });
    show(<CountingCard call={callDetail([], { counting: moved })} />, 'supervisor');
    expect(screen.getByTestId('moved-by').textContent).toContain('Moved here by Olga');
    expect(screen.queryByTestId('move-call')).toBeNull();
  });
});

describe('the tags of a call', () => {
  const tagged = callDetail([], {
    clientName: 'Magazyn 24',
    tags: [
      { kind: 'product', value: 'racks', source: 'provider', by: null },
      { kind: 'region', value: 'North', source: 'hand', by: 'Olga' },
    ],
  });

  it('stand with where they come from', () => {
    show(<TagsCard call={tagged} />);
    expect(screen.getAllByTestId('tag').map((tag) => tag.textContent)).toEqual(['racksfrom the telephone system', 'NorthOlga']);
    expect(screen.getByText('Magazyn 24')).toBeDefined();
  });

  it('are set by hand, and one that is emptied shows the provider’s again', async () => {
    show(<TagsCard call={tagged} />);
    fireEvent.click(screen.getByTestId('tags-edit'));
    expect(screen.getByTestId<HTMLInputElement>('tag-product').value).toBe('');
    expect(screen.getByTestId<HTMLInputElement>('tag-product').placeholder).toBe('racks');
    fireEvent.change(screen.getByTestId('tag-region'), { target: { value: '' } });
    fireEvent.change(screen.getByTestId('tag-channel'), { target: { value: ' fair ' } });
    fireEvent.submit(screen.getByTestId('tags-save').closest('form')!);
    await waitFor(() =>
      expect(changed).toEqual([['/api/calls/7/tags', { product: null, channel: 'fair', audience: null, region: null }]]),
    );
  });

  it('are no card for a trainer where there are none', () => {
    show(<TagsCard call={callDetail([])} />, 'trainer');
    expect(screen.queryByRole('region')).toBeNull();
  });
});
