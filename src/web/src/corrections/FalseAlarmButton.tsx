import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Alert } from '../api/types';
import { useFormats } from '../format/useFormats';
import classes from './FalseAlarmButton.module.css';
import { useFalseAlarm } from './useCorrect';

/** "False alarm" on an objection's alert; on one that was called so, by whom and when, and the way back. */
export function FalseAlarmButton({ alert }: { alert: Alert }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const falseAlarm = useFalseAlarm(alert);
  const isFalse = alert.falseAlarm !== null;
  return (
    <div className={classes.line}>
      {alert.falseAlarm !== null && (
        <span className={classes.said}>
          {t('corrections.falseAlarmBy', { name: alert.falseAlarm.by, time: formats.time(alert.falseAlarm.at) })}
        </span>
      )}
      <Button
        variant="subtle"
        size="compact-xs"
        loading={falseAlarm.isPending}
        onClick={() => falseAlarm.mutate(!isFalse)}
        data-testid={isFalse ? 'false-alarm-undo' : 'false-alarm'}
      >
        {isFalse ? t('corrections.undo') : t('corrections.falseAlarm')}
      </Button>
      {falseAlarm.isError && (
        <span className={classes.refused} role="alert">
          {t('corrections.refused')}
        </span>
      )}
    </div>
  );
}
