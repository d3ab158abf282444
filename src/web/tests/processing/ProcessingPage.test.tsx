// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import i18next from 'i18next';
import { MemoryRouter } from 'react-router';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { JobPage } from '../../src/api/jobs';
import '../../src/i18n';
import { ProcessingPage } from '../../src/processing/ProcessingPage';
import { job, jobPage } from '../builders';
import { SignedInHead } from '../signedIn';

/** The server's answers, and what it was asked: method, address, body. */
let asked: string[];
let page: JobPage;

function show(address = '/processing') {
  render(
    <MantineProvider>
      <QueryClientProvider client={new QueryClient()}>
        <SignedInHead>
          <MemoryRouter initialEntries={[address]}>
            <ProcessingPage />
          </MemoryRouter>
        </SignedInHead>
      </QueryClientProvider>
    </MantineProvider>,
  );
}

describe('the page of the processing', () => {
  beforeEach(async () => {
    await i18next.changeLanguage('en');
    asked = [];
    page = jobPage({
      counts: [{ stage: 'fetch', state: 'set_aside', count: 1, oldest: '2026-11-23T08:00:00Z' }],
      items: [job({ callId: 7 })],
    });
    vi.stubGlobal('fetch', (path: string, request: RequestInit) => {
      asked.push([request.method, path, request.body].filter(Boolean).join(' '));
      return Promise.resolve(Response.json(request.method === 'GET' ? page : { retried: 1 }));
    });
  });

  afterEach(() => {
    cleanup();
    vi.unstubAllGlobals();
  });

  it('says when the list of the provider was last compared, and why that failed', async () => {
    page = jobPage({ lists: [{ provider: 'twilio', lastRunAt: '2026-11-23T08:00:00Z', error: 'Twilio cannot be reached.' }] });
    show();
    expect((await screen.findByTestId('compared')).textContent).toContain('Twilio cannot be reached.');
    cleanup();
    page = jobPage({ lists: [{ provider: 'twilio', lastRunAt: '2026-11-23T08:00:00Z', error: null }] });
    show();
    expect((await screen.findByTestId('compared')).textContent).toContain('was last compared');
  });

  it('says why a job was set aside in the reader’s language, with the technical words below', async () => {
    await i18next.changeLanguage('pl');
    show();
    const row = within(await screen.findByTestId('job'));
    expect(row.getByText('Tego, co przyszło, nie da się odczytać jako dźwięku.')).toBeDefined();
    expect(row.getByText('The recording cannot be read: it has no RIFF header.')).toBeDefined();
    expect(row.getByRole('link').getAttribute('href')).toBe('/calls/7');
  });

  it('shows every state with its count and lists the one in the address', async () => {
    show('/processing?state=failed');
    const states = await screen.findAllByTestId('job-state');
    expect(states.map((state) => [state.dataset.state, state.dataset.count])).toEqual([
      ['waiting', '0'],
      ['working', '0'],
      ['failed', '0'],
      ['set_aside', '1'],
    ]);
    expect(states.map((state) => state.getAttribute('aria-current'))).toEqual([null, null, 'true', null]);
    expect(asked).toEqual(['GET /api/jobs?state=failed&limit=50']);
    expect(screen.queryByTestId('retry-all')).toBeNull();
  });

  it('tries one again, and then asks what has become of it', async () => {
    show();
    const button = await screen.findByTestId('retry');
    page = jobPage();
    fireEvent.click(button);
    await waitFor(() => expect(screen.queryByTestId('job')).toBeNull());
    expect(asked.slice(1)).toEqual(['POST /api/calls/7/retry', 'GET /api/jobs?state=set_aside&limit=50']);
    expect(screen.getByText('Nothing is set aside.')).toBeDefined();
  });

  it('tries all again', async () => {
    show();
    fireEvent.click(await screen.findByTestId('retry-all'));
    await waitFor(() => expect(asked).toContain('POST /api/jobs/retry {}'));
  });

  it('says how much room recordings take', async () => {
    show();
    expect((await screen.findByTestId('room')).textContent).toBe('Recordings take 3 GB of 4 GB (75%).');
  });
});
