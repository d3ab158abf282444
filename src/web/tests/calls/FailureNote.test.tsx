// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen } from '@testing-library/react';
import i18next from 'i18next';
import { afterEach, describe, expect, it } from 'vitest';
import type { FailureKind } from '../../src/api/types';
import { FailureNote } from '../../src/calls/FailureNote';
import '../../src/i18n';
import { call } from '../builders';
import { SignedInHead } from '../signedIn';

async function show(failureKind: FailureKind | null) {
  await i18next.changeLanguage('uk');
  render(
    <MantineProvider>
      <QueryClientProvider client={new QueryClient()}>
        <SignedInHead>
          <FailureNote call={call({ id: 7, failure: 'Answer 401.', failureKind })} reason="Answer 401." />
        </SignedInHead>
      </QueryClientProvider>
    </MantineProvider>,
  );
}

describe('the note on a call that was set aside', () => {
  afterEach(cleanup);

  it('gives the reason in the reader’s language and the technical words below', async () => {
    await show('credentials');
    const said = screen.getByTestId('failure').textContent!;
    expect(said).toContain('Телефонія не приймає наших облікових даних.');
    expect(said.indexOf('Answer 401.')).toBeGreaterThan(said.indexOf('Телефонія'));
  });

  it('gives the technical words where no kind is known', async () => {
    await show(null);
    expect(screen.getByText('Причина: Answer 401.')).toBeDefined();
  });
});
