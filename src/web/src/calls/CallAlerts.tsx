import { useTranslation } from 'react-i18next';
import type { Alert } from '../api/types';
import { FalseAlarmButton } from '../corrections/FalseAlarmButton';
import { useFormats } from '../format/useFormats';
import { ObjectionMark } from '../ui/ObjectionMark';
import classes from './CallAlerts.module.css';

/** The alerts on the call's objections. */
export function CallAlerts({ alerts }: { alerts: readonly Alert[] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const told = alerts.filter((alert) => alert.kind === 'objection' && alert.label !== null);
  return (
    <ul className={classes.alerts}>
      {told.map((alert) => (
        <li key={alert.id} data-testid="call-alert" data-label={alert.label} data-false={alert.falseAlarm !== null}>
          <span className={classes.told}>
            {t('corrections.toldAt', { time: formats.time(alert.raisedAt) })}
            <ObjectionMark label={alert.label!} />
          </span>
          <FalseAlarmButton alert={alert} />
        </li>
      ))}
    </ul>
  );
}
