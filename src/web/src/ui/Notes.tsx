import { Button, Loader } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/http';
import classes from './Notes.module.css';

export function Loading({ text }: { text: string }) {
  return (
    <div className={classes.note} role="status">
      <Loader size="sm" />
      <p>{text}</p>
    </div>
  );
}

export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className={classes.note}>
      <p className={classes.title}>{title}</p>
      {children !== undefined && <p>{children}</p>}
    </div>
  );
}

export function Failed({ error, again }: { error: Error; again?: () => void }) {
  const { t } = useTranslation();
  return (
    <div className={classes.note} role="alert">
      <p className={classes.title}>{useReason(error)}</p>
      {error instanceof ApiError && error.detail !== null && <p>{error.detail}</p>}
      {again && (
        <Button variant="light" size="xs" onClick={again}>
          {t('state.again')}
        </Button>
      )}
    </div>
  );
}

function useReason(error: Error): string {
  const { t } = useTranslation();
  if (!(error instanceof ApiError)) {
    return t('state.unreachable');
  }
  switch (error.status) {
    case 403:
      return t('state.forbidden');
    case 404:
      return t('state.notFound');
    default:
      return t('state.failed');
  }
}
