// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import i18next from 'i18next';
import { MemoryRouter } from 'react-router';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ClientImport, ClientPreview } from '../../src/api/clients';
import { ClientsPage } from '../../src/clients/ClientsPage';
import '../../src/i18n';
import { SignedInHead } from '../signedIn';

let asked: string[];
let preview: ClientPreview;
let refusal: Response | null;

const refused = [{ line: 3, text: '600 100', problem: 'no_country' } as const];
const taken: ClientImport = { id: 8, added: 1200, updated: 1, unchanged: 0, refusedCount: 1, refused: [...refused] };

function show() {
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={new QueryClient()}>
        <SignedInHead>
          <MemoryRouter>
            <ClientsPage />
          </MemoryRouter>
        </SignedInHead>
      </QueryClientProvider>
    </MantineProvider>,
  );
}

function choose(name = 'clients.csv') {
  fireEvent.change(document.querySelector('input[type=file]')!, { target: { files: [new File(['phone\n+48600100200'], name)] } });
}

describe('the page of the client list', () => {
  beforeEach(async () => {
    await i18next.changeLanguage('en');
    asked = [];
    refusal = null;
    preview = {
      columns: [
        { head: 'telefon', column: 'number' },
        { head: 'województwo', column: 'region' },
        { head: 'uwagi', column: null },
      ],
      rows: [
        {
          line: 2,
          key: null,
          numbers: ['+48600100200', '+48600100201'],
          name: null,
          product: null,
          channel: null,
          audience: null,
          region: 'Mazowieckie',
          owner: null,
        },
      ],
      clients: 1201,
      numbers: 1300,
      added: 1200,
      updated: 1,
      unchanged: 0,
      refusedCount: 1,
      refused: [...refused],
    };
    vi.stubGlobal('fetch', (path: string, request?: RequestInit) => {
      asked.push(`${request?.method ?? 'GET'} ${path}`);
      return Promise.resolve(refusal ?? Response.json(path.endsWith('/preview') ? preview : taken));
    });
  });

  afterEach(() => {
    cleanup();
    vi.unstubAllGlobals();
  });

  it('shows what was understood of a file before anything is taken in', async () => {
    show();
    choose();
    await screen.findByTestId('clients-preview');
    expect(screen.getAllByTestId('client-column').map((column) => column.textContent)).toEqual([
      'telefon → Telephone',
      'województwo → Region',
      'uwagi → left out',
    ]);
    expect(screen.getByTestId('client-row').textContent).toBe('2+48600100200+48600100201Mazowieckie');
    expect(screen.getByTestId('client-refused').textContent).toBe('Line 3: the plus and the country are missing. 600 100');
    expect(screen.getByTestId('clients-added').textContent).toBe('1,200');
    expect(asked).toEqual(['POST /api/clients/preview']);
  });

  it('takes the file in when asked, and gives the report of the lines refused', async () => {
    show();
    choose();
    fireEvent.click(await screen.findByTestId('clients-import'));
    await screen.findByTestId('clients-taken');
    expect(asked).toEqual(['POST /api/clients/preview', 'POST /api/clients/import']);
    expect(screen.getByTestId('clients-report').getAttribute('href')).toBe('/api/clients/refused/8');
  });

  it('says how many lines are refused beyond those it shows, in the plural of the language', async () => {
    await i18next.changeLanguage('pl');
    preview.refusedCount = 322;
    show();
    choose();
    expect(await screen.findByText('Odrzucono 322 wiersze')).toBeDefined();
    expect(screen.getByText('i jeszcze 321')).toBeDefined();
  });

  it('lets nothing be taken in where every line is refused', async () => {
    preview = { ...preview, clients: 0, rows: [] };
    show();
    choose();
    expect((await screen.findByTestId('clients-import')).hasAttribute('disabled')).toBe(true);
  });

  it('says why a file cannot be read', async () => {
    refusal = Response.json({ title: 'Not accepted', detail: 'The first line must name the columns.' }, { status: 400 });
    show();
    choose();
    await waitFor(() => expect(screen.getByTestId('form-error').textContent).toContain('The first line must name the columns.'));
  });
});
