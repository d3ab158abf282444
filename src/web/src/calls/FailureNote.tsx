import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { change } from '../api/http';
import { keys } from '../api/keys';
import type { CallSummary } from '../api/types';
import { may } from '../session/rights';
import { useSession } from '../session/useSession';
import { FailureIcon } from '../ui/Icons';
import classes from './FailureNote.module.css';

/** Why a call's processing was set aside, and the button that tries again. */
export function FailureNote({ call, reason }: { call: CallSummary; reason: string }) {
  const { t } = useTranslation();
  const { role } = useSession();
  const cache = useQueryClient();
  const retry = useMutation({
    mutationFn: () => change('POST', `/api/calls/${call.id}/retry`),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.call(call.id) }),
  });
  return (
    <div className={classes.note} role="alert" data-testid="failure">
      <FailureIcon size={22} />
      <div>
        <p className={classes.title}>{t('call.setAside')}</p>
        {call.failureKind === null ? (
          <p>{t('call.setAsideBecause', { reason })}</p>
        ) : (
          <>
            <p>{t(`failureKind.${call.failureKind}`)}</p>
            <p className={classes.technical}>{reason}</p>
          </>
        )}
        {retry.isError && <p className={classes.title}>{t('call.retryFailed')}</p>}
      </div>
      {may(role, 'retry') && (
        <Button
          variant="default"
          size="sm"
          loading={retry.isPending}
          onClick={() => retry.mutate()}
          data-testid="retry"
        >
          {t('call.retry')}
        </Button>
      )}
    </div>
  );
}
