import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { keys } from '../api/keys';
import { useFormats } from '../format/useFormats';
import { PauseIcon, PlayIcon } from '../ui/Icons';
import classes from './ListenIn.module.css';
import { useListening } from './useListening';
import { useLiveCalls } from './useLiveCalls';

/** Says that a call is on, and lets who may hear it. */
export function ListenIn({ callId }: { callId: number }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const cache = useQueryClient();
  const live = useLiveCalls().find((call) => call.callId === callId);
  const ears = useListening(callId);
  const hears = ears.state === 'opening' || ears.state === 'on';
  useEffect(() => void cache.invalidateQueries({ queryKey: keys.listenings(callId) }), [cache, callId, ears.state]);
  if (live === undefined && ears.state === 'off') {
    return null;
  }
  return (
    <div
      className={classes.note}
      data-testid="on-now"
      data-state={ears.state}
      data-played={ears.playout.played}
      data-behind={ears.playout.behind.toFixed(3)}
    >
      <span className={classes.dot} data-on={live !== undefined} aria-hidden="true" />
      <div className={classes.words}>
        <p className={classes.title}>{t(live === undefined ? 'listening.over' : 'listening.onNow')}</p>
        <p role="status">
          {ears.state === 'on'
            ? t('listening.hearing')
            : ears.state === 'off' && live !== undefined
              ? t('listening.since', { time: formats.time(live.startedAt) })
              : ears.state === 'off'
                ? null
                : t(`listening.state.${ears.state}`)}
        </p>
      </div>
      {hears ? (
        <Button leftSection={<PauseIcon />} variant="light" onClick={ears.stop} data-testid="listen-stop">
          {t('listening.stop')}
        </Button>
      ) : (
        live !== undefined && (
          <Button leftSection={<PlayIcon />} onClick={ears.listen} data-testid="listen">
            {t('listening.listen')}
          </Button>
        )
      )}
    </div>
  );
}
