import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { change } from '../api/http';
import classes from './JobTable.module.css';

/** Has everything tried again that is set aside and may be seen. */
export function RetryAll() {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const retry = useMutation({
    mutationFn: () => change<{ retried: number }>('POST', '/api/jobs/retry', {}),
    onSettled: () => cache.invalidateQueries({ queryKey: ['jobs'] }),
  });
  return (
    <>
      {retry.isError && <span className={classes.refused}>{t('call.retryFailed')}</span>}
      <Button size="xs" loading={retry.isPending} onClick={() => retry.mutate()} data-testid="retry-all">
        {t('processing.retryAll')}
      </Button>
    </>
  );
}
