import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Alert } from '../api/types';
import { LiveMark } from '../captions/LiveMark';
import { FalseAlarmButton } from '../corrections/FalseAlarmButton';
import { useFormats } from '../format/useFormats';
import { placeOf } from '../today/alertPlace';
import { ObjectionMark } from '../ui/ObjectionMark';
import classes from './CallAlerts.module.css';

/** The alerts on the call's objections; one that was only heard live shows what was heard, and leads there as long as it is to be seen. */
export function CallAlerts({ alerts, captioned }: { alerts: readonly Alert[]; captioned: boolean }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const told = alerts.filter((alert) => alert.kind === 'objection' && alert.label !== null);
  return (
    <ul className={classes.alerts}>
      {told.map((alert) => (
        <li
          key={alert.id}
          data-testid="call-alert"
          data-label={alert.label}
          data-live={alert.live ?? ''}
          data-false={alert.falseAlarm !== null}
        >
          <span className={classes.told}>
            {t('corrections.toldAt', { time: formats.time(alert.raisedAt) })}
            <ObjectionMark label={alert.label!} />
            <LiveMark verdict={alert.live} />
          </span>
          {alert.caption !== null && (
            <p className={classes.heard}>
              <q lang={alert.language ?? undefined}>
                {captioned ? <Link to={placeOf(alert)!}>{alert.caption.text}</Link> : alert.caption.text}
              </q>
            </p>
          )}
          <FalseAlarmButton alert={alert} />
        </li>
      ))}
    </ul>
  );
}
