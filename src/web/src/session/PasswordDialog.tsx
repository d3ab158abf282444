import { Button, Modal, PasswordInput, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { change } from '../api/http';
import { FormError } from '../ui/FormError';

export function PasswordDialog({ opened, close }: { opened: boolean; close: () => void }) {
  const { t } = useTranslation();
  const save = useMutation({
    mutationFn: (form: FormData) =>
      change('POST', '/api/session/password', { current: form.get('current'), next: form.get('next') }),
    onSuccess: close,
  });
  return (
    <Modal opened={opened} onClose={close} title={t('nav.password')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate(new FormData(event.currentTarget));
        }}
      >
        <Stack>
          <PasswordInput name="current" label={t('signIn.currentPassword')} autoComplete="current-password" required />
          <PasswordInput name="next" label={t('signIn.newPassword')} autoComplete="new-password" required />
          <FormError error={save.error} words={{ 400: t('signIn.passwordRefused') }} />
          <Button type="submit" loading={save.isPending}>
            {t('form.save')}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
