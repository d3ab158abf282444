// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import i18next from 'i18next';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Talk } from '../../src/api/talk';
import '../../src/i18n';
import { TalkCard } from '../../src/talk/TalkCard';
import { SignedInHead } from '../signedIn';
import { side, talk } from './talk';

const playFrom = vi.fn();

function show(shown: Talk) {
  render(
    <MantineProvider>
      <SignedInHead>
        <TalkCard talk={shown} playFrom={playFrom} />
      </SignedInHead>
    </MantineProvider>,
  );
}

const row = (name: string) =>
  within(screen.getByRole('rowheader', { name }).parentElement!).getAllByRole('cell').map((cell) => cell.textContent);

describe('the card of the talk', () => {
  beforeEach(() => i18next.changeLanguage('en'));
  afterEach(() => {
    cleanup();
    playFrom.mockClear();
  });

  it('shows the measures of the client and of the manager', () => {
    show(talk());
    expect(row('Speaking time')).toEqual(['0:20', '1:00']);
    expect(row('Share of talk')).toEqual(['25%', '75%']);
    expect(row('Words a minute')).toEqual(['150', '170']);
    expect(row('Interrupted the other')).toEqual(['1', '1']);
  });

  it('leads to the moment of a monologue and of the longest silence', () => {
    show(talk());
    fireEvent.click(within(screen.getByTestId('talk')).getByTitle('Play from 0:40'));
    fireEvent.click(within(screen.getByTestId('talk')).getByTitle('Play from 0:30'));
    expect(playFrom.mock.calls).toEqual([[40], [30]]);
  });

  it('says nothing of the rate where there is no transcript', () => {
    show(talk({ sides: [side({ wordsPerMinute: null }), side({ speaker: 'manager', wordsPerMinute: null })] }));
    expect(screen.queryByText('Words a minute')).toBeNull();
  });

  it('has one column and says why where both voices are in one channel', () => {
    const both = { speaker: null, share: null, turns: null, longestMonologueSeconds: null, longestMonologueStart: null, interruptions: null, backChannels: null };
    show(talk({ separated: false, overlapSeconds: null, sides: [side(both)] }));
    expect(row('Speaking time')).toEqual(['0:20']);
    expect(screen.queryByText('Longest monologue')).toBeNull();
    expect(screen.getAllByTestId('talk-note').map((note) => note.dataset['kind'])).toEqual(['notSeparated']);
  });

  it.each([
    ['en', 'The client’s channel is empty: nobody is heard in it.', 'The manager’s channel is very quiet.'],
    ['ru', 'Канал клиента пуст: в нём никого не слышно.', 'Канал менеджера очень тихий.'],
    ['pl', 'Kanał klienta jest pusty: nikogo w nim nie słychać.', 'Kanał handlowca jest bardzo cichy.'],
    ['uk', 'Канал клієнта порожній: у ньому нікого не чути.', 'Канал менеджера дуже тихий.'],
  ])('tells what the recording lacks in %s', async (language, silent, quiet) => {
    await i18next.changeLanguage(language);
    show(talk({ sides: [side({ silent: true }), side({ speaker: 'manager', quiet: true })] }));
    expect(screen.getAllByTestId('talk-note').map((note) => note.textContent)).toEqual([silent, quiet]);
  });

  it('tells once what both sides lack', () => {
    show(talk({ sides: [side({ clipped: true }), side({ speaker: 'manager', clipped: true })] }));
    expect(screen.getByTestId('talk-note').textContent).toBe('The recording is too loud and distorted.');
  });
});
