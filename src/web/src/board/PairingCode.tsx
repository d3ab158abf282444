import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { change, statusOf } from '../api/http';
import type { ScreenCode } from '../api/screens';
import { Doorway } from '../session/Doorway';
import { Failed, Loading } from '../ui/Notes';
import classes from './PairingCode.module.css';

const askEvery = 3_000;

/** Accepted: nobody has typed the code yet. */
const stillWaiting = 202;

/** A code that somebody signed in types under Plans; the screen asks until that is done, and takes a new code when one runs out. */
export function PairingCode({ paired }: { paired: () => void }) {
  const { t } = useTranslation();
  const code = useQuery({
    queryKey: ['screenCode'],
    queryFn: () => change<ScreenCode>('POST', '/api/screens/code'),
    staleTime: Infinity,
    retry: false,
  });
  const secret = code.data?.secret ?? null;
  const poll = useMutation({ mutationFn: (asked: string) => statusOf('POST', '/api/screens/claim', { secret: asked }) });
  const { mutate } = poll;
  const { refetch } = code;

  useEffect(() => {
    if (secret === null) {
      return;
    }
    const timer = setInterval(
      () =>
        mutate(secret, {
          onSuccess: (status) => status !== stillWaiting && paired(),
          onError: (error) => isGone(error) && void refetch(),
        }),
      askEvery,
    );
    return () => clearInterval(timer);
  }, [secret, mutate, refetch, paired]);

  return (
    <Doorway title={t('screen.title')} line={t('screen.line')}>
      {code.data != null ? (
        <p className={classes.code} data-testid="screen-code">
          {code.data.code}
        </p>
      ) : code.error ? (
        <Failed error={code.error} again={() => void refetch()} />
      ) : (
        <Loading text={t('state.loading')} />
      )}
    </Doorway>
  );
}

/** The code is not known any more: it ran out. */
function isGone(error: Error & { status?: number }): boolean {
  return error.status === 404 || error.status === 410;
}
