import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { address, ApiError, change } from '../api/http';
import { keys } from '../api/keys';
import type { Session } from '../api/types';
import { FormError } from '../ui/FormError';
import { Failed, Loading } from '../ui/Notes';
import { Doorway } from './Doorway';

async function askLink(token: string): Promise<boolean> {
  const response = await fetch(address('/api/first-administrator', { token }));
  if (response.status === 403) {
    return false;
  }
  if (!response.ok) {
    throw new ApiError(response.status, response.statusText, null);
  }
  return true;
}

/** Where the link of a new installation leads: the first administrator names themself. */
export function WelcomePage() {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const go = useNavigate();
  const token = useSearchParams()[0].get('token') ?? '';
  const link = useQuery({ queryKey: ['first-administrator', token], queryFn: () => askLink(token), staleTime: Infinity });
  const found = useMutation({
    mutationFn: (form: FormData) =>
      change<Session>('POST', '/api/first-administrator', {
        token,
        userName: form.get('userName'),
        name: form.get('name'),
        password: form.get('password'),
      }),
    onSuccess: async (session) => {
      cache.clear();
      cache.setQueryData(keys.session, session);
      await go('/department', { replace: true });
    },
  });

  if (link.error) {
    return (
      <Doorway title={t('welcome.title')}>
        <Failed error={link.error} again={() => void link.refetch()} />
      </Doorway>
    );
  }
  if (link.isPending) {
    return (
      <Doorway title={t('welcome.title')}>
        <Loading text={t('state.loading')} />
      </Doorway>
    );
  }
  if (!link.data) {
    return (
      <Doorway title={t('welcome.linkUsed')} line={t('welcome.linkUsedLine')}>
        <Link to="/signin">{t('signIn.title')}</Link>
      </Doorway>
    );
  }
  return (
    <Doorway title={t('welcome.title')} line={t('welcome.line')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          found.mutate(new FormData(event.currentTarget));
        }}
      >
        <Stack>
          <TextInput name="name" label={t('form.name')} autoComplete="name" autoFocus required data-testid="welcome-name" />
          <TextInput
            name="userName"
            label={t('signIn.userName')}
            autoComplete="username"
            required
            data-testid="welcome-user"
          />
          <PasswordInput
            name="password"
            label={t('signIn.password')}
            autoComplete="new-password"
            required
            data-testid="welcome-password"
          />
          <FormError
            error={found.error}
            words={{ 400: t('signIn.passwordRefused'), 403: t('welcome.linkUsed') }}
          />
          <Button type="submit" loading={found.isPending} data-testid="welcome-submit">
            {t('welcome.submit')}
          </Button>
        </Stack>
      </form>
    </Doorway>
  );
}
