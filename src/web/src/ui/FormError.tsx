import { Alert } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/http';

interface FormErrorProps {
  error: Error | null;
  /** What to say for an HTTP status. */
  words?: Record<number, string>;
}

export function FormError({ error, words = {} }: FormErrorProps) {
  const { t } = useTranslation();
  if (error === null) {
    return null;
  }
  const known = error instanceof ApiError;
  const said = known ? (words[error.status] ?? t('form.refused')) : t('state.unreachable');
  return (
    <Alert color="red" variant="light" role="alert" data-testid="form-error" title={said}>
      {known && error.status === 400 ? error.detail : null}
    </Alert>
  );
}
