// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import i18next from 'i18next';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Transcript, Transcripts } from '../../src/api/transcripts';
import type { CallDetail, Role } from '../../src/api/types';
import '../../src/i18n';
import { AgainButton } from '../../src/transcripts/AgainButton';
import { OtherTranscripts } from '../../src/transcripts/OtherTranscripts';
import { TranscriptOrigin } from '../../src/transcripts/TranscriptOrigin';
import { callDetail, utterance } from '../builders';
import { SignedInHead } from '../signedIn';

const call = callDetail([utterance({ ordinal: 0, start: 1, end: 4, text: 'we have wrecks' })]);

/** The server's answers, and what it was asked: method, address, body. */
let asked: string[];
let answer: Transcripts;
let played: number[];

function transcript(change: Partial<Transcript> = {}): Transcript {
  return {
    id: 3,
    state: 'ready',
    engine: 'whisper-server',
    model: 'large-v3',
    language: 'en',
    requestedAt: '2026-11-23T09:00:00+01:00',
    requestedBy: 'Olga',
    heardAt: '2026-11-23T09:01:00+01:00',
    attempts: 0,
    failure: null,
    decidedAt: null,
    decidedBy: null,
    lines: [{ ordinal: 0, speaker: 'client', start: 1, end: 4, text: 'We have racks.' }],
    ...change,
  };
}

function transcripts(change: Partial<Transcripts> = {}): Transcripts {
  return {
    inUse: { engine: 'pocketsphinx', model: null, heardAt: '2026-11-23T08:59:00+01:00', chosenBy: null, chosenAt: null },
    engines: [
      { engine: 'whisper-server', model: 'large-v3', languages: ['pl', 'en'] },
      { engine: 'pocketsphinx', model: null, languages: ['en'] },
    ],
    items: [],
    ...change,
  };
}

function show(shown: CallDetail = call, role: Role = 'supervisor') {
  render(
    <MantineProvider>
      <QueryClientProvider client={new QueryClient()}>
        <SignedInHead role={role}>
          <AgainButton call={shown} />
          <TranscriptOrigin call={shown} />
          <OtherTranscripts call={shown} playFrom={(seconds) => played.push(seconds)} />
        </SignedInHead>
      </QueryClientProvider>
    </MantineProvider>,
  );
}

/** The origin's time is known by the server's answer alone. */
function answered() {
  return waitFor(() => expect(screen.getByTestId('transcript-origin').textContent).toContain('08:59'));
}

describe('the transcripts of a call', () => {
  beforeEach(async () => {
    await i18next.changeLanguage('en');
    [asked, played, answer] = [[], [], transcripts()];
    vi.stubGlobal('fetch', (path: string, request: RequestInit) => {
      asked.push([request.method, path, request.body].filter(Boolean).join(' '));
      return Promise.resolve(request.method === 'GET' ? Response.json(answer) : new Response(null, { status: 202 }));
    });
  });

  afterEach(() => {
    cleanup();
    vi.unstubAllGlobals();
  });

  it('say that PocketSphinx is a stand-in, which model Whisper has, and who chose one', async () => {
    show();
    expect((await screen.findByTestId('transcript-origin')).textContent).toContain(
      'PocketSphinx, a stand-in: good enough for clear synthetic English only',
    );
    cleanup();
    answer = transcripts({
      inUse: { engine: 'whisper-server', model: 'large-v3', heardAt: null, chosenBy: 'Olga', chosenAt: '2026-11-23T09:05:00+01:00' },
    });
    show();
    await waitFor(() => expect(screen.getByTestId('transcript-origin').textContent).toContain('Whisper (large-v3)'));
    expect(screen.getByTestId('transcript-origin').textContent).toContain('Chosen by Olga');
    cleanup();
    answer = transcripts({ inUse: { engine: 'provider', model: null, heardAt: null, chosenBy: null, chosenAt: null } });
    show(callDetail([], { engine: 'provider' }));
    expect((await screen.findByTestId('transcript-origin')).textContent).toBe('Transcript: delivered by the telephone system');
  });

  it('stand side by side with the differing words marked, and play from their moment', async () => {
    answer = transcripts({ items: [transcript()] });
    show();
    await screen.findByTestId('side-by-side');
    expect(screen.getAllByTestId('differing').map((word) => word.textContent)).toEqual(['wrecks', 'racks.']);
    fireEvent.click(screen.getByText('0:01'));
    expect(played).toEqual([1]);
  });

  it('are used and discarded at the server', async () => {
    answer = transcripts({ items: [transcript()] });
    show();
    fireEvent.click(await screen.findByTestId('use-transcript'));
    await waitFor(() => expect(asked).toContain('POST /api/calls/7/transcripts/3/use'));
    fireEvent.click(screen.getByTestId('discard-transcript'));
    await waitFor(() => expect(asked).toContain('DELETE /api/calls/7/transcripts/3'));
  });

  it('are asked for with an engine and a language that it hears', async () => {
    show();
    fireEvent.click(await screen.findByTestId('hear-again'));
    fireEvent.change(await screen.findByTestId('again-language'), { target: { value: 'pl' } });
    fireEvent.click(screen.getByTestId('again-start'));
    await waitFor(() => expect(asked).toContain('POST /api/calls/7/transcripts {"engine":"whisper-server","language":"pl"}'));
  });

  it('are asked for in a language of the engine where it does not hear the call’s own', async () => {
    show({ ...call, language: 'pl' });
    fireEvent.click(await screen.findByTestId('hear-again'));
    fireEvent.change(await screen.findByTestId('again-engine'), { target: { value: 'pocketsphinx' } });
    fireEvent.click(screen.getByTestId('again-start'));
    await waitFor(() => expect(asked).toContain('POST /api/calls/7/transcripts {"engine":"pocketsphinx","language":"en"}'));
  });

  it('are not asked for while one is being made, by who may not, or without a recording', async () => {
    answer = transcripts({ items: [transcript({ state: 'requested', lines: [] })] });
    show();
    expect((await screen.findByTestId('other-transcript')).textContent).toContain('asked for by Olga');
    expect(screen.queryByTestId('hear-again')).toBeNull();
    cleanup();
    answer = transcripts();
    show(call, 'manager');
    await answered();
    expect(screen.queryByTestId('hear-again')).toBeNull();
    cleanup();
    show({ ...call, recording: 'absent' });
    await answered();
    expect(screen.queryByTestId('hear-again')).toBeNull();
  });

  it('that failed say why and that the one in use is unchanged', async () => {
    answer = transcripts({ items: [transcript({ state: 'failed', failure: 'It refuses the recording.', lines: [] })] });
    show();
    expect((await screen.findByTestId('other-transcript')).textContent).toBe(
      'Transcribing again with Whisper (large-v3) failed: It refuses the recording. The transcript in use is unchanged.',
    );
    expect(screen.getByTestId('hear-again')).toBeTruthy();
  });

  it('that were replaced are shown on demand', async () => {
    answer = transcripts({ items: [transcript({ state: 'replaced', decidedBy: 'Olga', decidedAt: '2026-11-23T09:05:00+01:00' })] });
    show();
    fireEvent.click(await screen.findByTestId('compare'));
    expect(screen.getByTestId('side-by-side').textContent).toContain('replaced by Olga');
    expect(screen.queryByTestId('discard-transcript')).toBeNull();
  });
});
