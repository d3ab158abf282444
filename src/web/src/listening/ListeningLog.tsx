import { useTranslation } from 'react-i18next';
import { useFormats } from '../format/useFormats';
import { Card } from '../ui/Card';
import classes from './ListeningLog.module.css';
import { useListenings, useLiveCalls } from './useLiveCalls';

/** Who listened to the call while it was on, and when. */
export function ListeningLog({ callId }: { callId: number }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const isOn = useLiveCalls().some((call) => call.callId === callId);
  const listenings = useListenings(callId, isOn);
  if (listenings.length === 0) {
    return null;
  }
  return (
    <Card title={t('listening.log')} className={classes.card}>
      <ul className={classes.list}>
        {listenings.map((one) => (
          <li key={`${one.by} ${one.startedAt}`} data-testid="listened" data-by={one.by} data-ended={one.endedAt !== null}>
            <span className={classes.who}>{one.by}</span>{' '}
            {one.endedAt !== null
              ? t('listening.fromTo', { from: formats.time(one.startedAt), to: formats.time(one.endedAt) })
              : t(isOn ? 'listening.from' : 'listening.endUnknown', { from: formats.time(one.startedAt) })}
          </li>
        ))}
      </ul>
    </Card>
  );
}
