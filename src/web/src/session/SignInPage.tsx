import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { change } from '../api/http';
import { keys } from '../api/keys';
import type { Session } from '../api/types';
import { FormError } from '../ui/FormError';
import { Doorway } from './Doorway';

export function SignInPage() {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const go = useNavigate();
  const from = (useLocation().state as { from?: string } | null)?.from ?? '/';
  const signIn = useMutation({
    mutationFn: (form: FormData) =>
      change<Session>('POST', '/api/session', { userName: form.get('userName'), password: form.get('password') }),
    onSuccess: async (session) => {
      cache.clear();
      cache.setQueryData(keys.session, session);
      await go(from, { replace: true });
    },
  });
  return (
    <Doorway title={t('signIn.title')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          signIn.mutate(new FormData(event.currentTarget));
        }}
      >
        <Stack>
          <TextInput
            name="userName"
            label={t('signIn.userName')}
            autoComplete="username"
            autoFocus
            required
            withAsterisk={false}
            data-testid="signin-user"
          />
          <PasswordInput
            name="password"
            label={t('signIn.password')}
            autoComplete="current-password"
            required
            withAsterisk={false}
            data-testid="signin-password"
          />
          <FormError
            error={signIn.error}
            words={{ 401: t('signIn.wrong'), 429: t('signIn.locked') }}
          />
          <Button type="submit" loading={signIn.isPending} data-testid="signin-submit">
            {t('signIn.submit')}
          </Button>
        </Stack>
      </form>
    </Doorway>
  );
}
