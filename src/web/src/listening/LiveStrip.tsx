import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormats } from '../format/useFormats';
import { Card } from '../ui/Card';
import classes from './LiveStrip.module.css';
import { useLiveCalls } from './useLiveCalls';

/** The calls that are on now, each with the way to hear it. */
export function LiveStrip() {
  const { t } = useTranslation();
  const formats = useFormats();
  const calls = useLiveCalls();
  if (calls.length === 0) {
    return null;
  }
  return (
    <Card title={t('listening.onNow')} className={classes.card}>
      <ul className={classes.list}>
        {calls.map((call) => (
          <li key={call.callId} data-testid="live-call" data-call={call.callId}>
            <span className={classes.who}>{call.managerName ?? t('counts.unassignedRow')}</span>
            <span>{call.client}</span>
            <span className={classes.since}>{t('listening.since', { time: formats.time(call.startedAt) })}</span>
            {call.listening.length > 0 && (
              <span className={classes.since}>{t('listening.listeners', { names: call.listening.join(', ') })}</span>
            )}
            <Link to={`/calls/${call.callId}`}>{t('listening.listen')}</Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
