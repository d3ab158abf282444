// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import i18next from 'i18next';
import { MemoryRouter } from 'react-router';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { StopListPage as Answer, StoppedNumber } from '../../src/api/stopList';
import { StopListNote } from '../../src/calls/StopListNote';
import '../../src/i18n';
import { separatorOf } from '../../src/stoplist/separator';
import { StopListPage } from '../../src/stoplist/StopListPage';
import { SignedInHead } from '../signedIn';

/** What the server was asked: method, address, body. */
let asked: string[];
let items: StoppedNumber[];
let answer: unknown;

function entry(change: Partial<StoppedNumber> = {}): StoppedNumber {
  return {
    id: 3,
    number: '+48600100200',
    addedAt: '2026-11-23T09:00:00+01:00',
    addedBy: null,
    note: null,
    proof: { callId: 7, second: 62.5, text: 'never call me again', language: 'en' },
    confirmedAt: null,
    confirmedBy: null,
    offAt: null,
    offBy: null,
    offReason: null,
    ...change,
  };
}

function show(address = '/stop-list') {
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={new QueryClient()}>
        <SignedInHead>
          <MemoryRouter initialEntries={[address]}>
            <StopListPage />
          </MemoryRouter>
        </SignedInHead>
      </QueryClientProvider>
    </MantineProvider>,
  );
}

describe('the page of the stop list', () => {
  beforeEach(async () => {
    await i18next.changeLanguage('en');
    asked = [];
    items = [entry()];
    answer = {};
    vi.stubGlobal('fetch', (path: string, request: RequestInit) => {
      const body = request.body instanceof Blob ? 'a file' : request.body;
      asked.push([request.method, path, body].filter(Boolean).join(' '));
      const page: Answer = { items, next: null, inForce: items.length };
      return Promise.resolve(Response.json(request.method === 'GET' ? page : answer));
    });
  });

  afterEach(() => {
    cleanup();
    vi.unstubAllGlobals();
  });

  it('shows the whole number, the words, and a link that opens the call at the second', async () => {
    show();
    const row = within(await screen.findByTestId('stopped'));
    expect(row.getByText('+48600100200')).toBeDefined();
    expect(row.getByText('never call me again')).toBeDefined();
    expect(row.getByTestId('stop-proof').getAttribute('href')).toBe('/calls/7?t=62.5');
    expect(screen.getByText('1 number on the list')).toBeDefined();
  });

  it('says that a call belongs to another team where it may not be seen', async () => {
    items = [entry({ proof: null })];
    show();
    expect((await screen.findByTestId('stopped')).textContent).toContain('belongs to another team');
    expect(screen.queryByTestId('stop-proof')).toBeNull();
  });

  it('takes a number off with the reason that was given', async () => {
    show();
    fireEvent.click(await screen.findByTestId('stop-off'));
    fireEvent.change(await screen.findByTestId('stop-reason'), { target: { value: 'wants to hear from us again' } });
    fireEvent.click(screen.getByTestId('stop-off-save'));
    await waitFor(() => expect(asked).toContain('POST /api/stop-list/3/off {"reason":"wants to hear from us again"}'));
  });

  it('confirms what was heard in a call, and asks that of nothing else', async () => {
    items = [entry(), entry({ id: 4, addedBy: 'Jan', proof: null }), entry({ id: 5, confirmedBy: 'Jan' })];
    show();
    await screen.findAllByTestId('stopped');
    expect(screen.getAllByTestId('stop-confirm')).toHaveLength(1);
    fireEvent.click(screen.getByTestId('stop-confirm'));
    await waitFor(() => expect(asked).toContain('POST /api/stop-list/3/confirm {}'));
  });

  it('adds a number with its note', async () => {
    show();
    fireEvent.click(await screen.findByTestId('stop-add'));
    fireEvent.change(await screen.findByTestId('stop-number'), { target: { value: '+48 600 100 201' } });
    fireEvent.change(screen.getByTestId('stop-note'), { target: { value: 'by letter' } });
    fireEvent.click(screen.getByTestId('stop-save'));
    await waitFor(() => expect(asked).toContain('POST /api/stop-list {"number":"+48 600 100 201","note":"by letter"}'));
  });

  it('shows what was taken off with who did it and why', async () => {
    items = [entry({ offAt: '2026-11-24T09:00:00+01:00', offBy: 'Jan Nowak', offReason: 'a mistake' })];
    show('/stop-list?state=off');
    const row = await screen.findByTestId('stopped');
    expect(row.textContent).toContain('a mistake');
    expect(row.textContent).toContain('Jan Nowak');
    expect(screen.queryByTestId('stop-off')).toBeNull();
    expect(asked).toEqual(['GET /api/stop-list?state=off&limit=50']);
  });

  it('says in the reader’s language why the machine took a number off', async () => {
    await i18next.changeLanguage('pl');
    items = [entry({ offAt: '2026-11-24T09:00:00+01:00', offReason: 'no longer heard in the call' })];
    show('/stop-list?state=off');
    expect((await screen.findByTestId('stopped')).textContent).toContain('W rozmowie już tego nie słychać');
  });

  it('searches, and exports what was found', async () => {
    show();
    fireEvent.change(await screen.findByTestId('stop-search'), { target: { value: '600 100' } });
    await waitFor(() => expect(asked).toContain('GET /api/stop-list?query=600+100&state=in_force&limit=50'));
    expect(screen.getByTestId('stop-export').getAttribute('href')).toBe('/api/stop-list.csv?query=600+100&state=in_force');
  });

  it('tells of every line of a file that was not taken', async () => {
    answer = { added: 2, confirmed: 0, already: 1, refused: [{ line: 4, text: '600100', problem: 'no_country' }] };
    show();
    await screen.findByTestId('stop-import');
    const input = document.querySelector('input[type=file]')!;
    fireEvent.change(input, { target: { files: [new File(['+48600100200'], 'list.csv')] } });
    expect((await screen.findByTestId('stop-imported')).textContent).toContain('Added: 2.');
    expect(screen.getByTestId('stop-refused').textContent).toBe('Line 4: the plus and the country are missing. 600100');
    expect(asked).toContain('POST /api/stop-list/import a file');
  });

  it('exports with semicolons where the comma is the decimal sign', () => {
    expect(['en', 'ru', 'pl', 'uk'].map(separatorOf)).toEqual([null, 'semicolon', 'semicolon', 'semicolon']);
  });
});

describe('a call whose client is on the stop list', () => {
  afterEach(cleanup);

  it.each([
    [{ refused: true, stopListed: true }, ['was not placed', 'asked not to be called']],
    [{ refused: true, stopListed: false }, ['was not placed', 'taken off since']],
    [{ refused: false, stopListed: true }, ['asked not to be called']],
  ])('%o says so', async (call, words) => {
    await i18next.changeLanguage('en');
    render(<StopListNote call={call} />);
    for (const word of words) {
      expect(screen.getByTestId('stop-note').textContent).toContain(word);
    }
  });

  it('is the only one that says so', () => {
    render(<StopListNote call={{ refused: false, stopListed: false }} />);
    expect(screen.queryByTestId('stop-note')).toBeNull();
  });
});
