import { Button, SegmentedControl } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Alert } from '../api/types';
import { newestFirst } from '../live/alertBook';
import { Card } from '../ui/Card';
import { Empty, Failed, Loading } from '../ui/Notes';
import classes from './AlertFeed.module.css';
import { AlertRow } from './AlertRow';
import { isOpen, isShown, type Shown } from './alertPlace';
import { useAlertWords } from './useAlertWords';
import { useAlerts } from './useAlerts';

const choices: readonly Shown[] = ['all', 'objection', 'behind_norm', 'recording_failed'];

/** The alerts, newest change first, as they arrive. */
export function AlertFeed() {
  const { t } = useTranslation();
  const alerts = useAlerts();
  const [shown, setShown] = useState<Shown>('all');
  const all = newestFirst(alerts.book);
  const [withFalse, setWithFalse] = useState(false);
  const openedAt = useRef<number | null>(null);
  const chosen = all.filter((alert) => isShown(alert, shown));
  const rows = chosen.filter((alert) => isOpen(alert, openedAt.current, withFalse));
  const hidden = chosen.filter((alert) => !isOpen(alert, openedAt.current, false)).length;
  const loaded = !alerts.loading;
  const newest = all.reduce((highest, alert) => Math.max(highest, alert.sequence), 0);

  useEffect(() => {
    if (loaded && openedAt.current === null) {
      openedAt.current = newest;
    }
  }, [loaded, newest]);

  return (
    <Card title={t('alerts.title')} className={classes.card}>
      <div className={classes.filter}>
        <SegmentedControl
          fullWidth
          size="xs"
          aria-label={t('alerts.show')}
          value={shown}
          onChange={(value) => setShown(value as Shown)}
          data={choices.map((choice) => ({ value: choice, label: t(`alerts.filter.${choice}`) }))}
        />
      </div>
      <Announcement newest={all.find((alert) => alert.falseAlarm === null)} since={openedAt} />
      {alerts.loading ? (
        <Loading text={t('alerts.loading')} />
      ) : alerts.error && all.length === 0 ? (
        <Failed error={alerts.error} again={alerts.again} />
      ) : rows.length === 0 ? (
        <Empty title={t('alerts.none')}>{t('alerts.noneLine')}</Empty>
      ) : (
        <ol className={classes.rows} tabIndex={0} aria-label={t('alerts.title')}>
          {rows.map((alert) => (
            <AlertRow key={`${alert.id}`} alert={alert} since={openedAt} />
          ))}
          {alerts.older && (
            <li className={classes.older}>
              <Button variant="subtle" size="xs" loading={alerts.olderAsked} onClick={alerts.askOlder}>
                {alerts.olderFailed ? t('state.again') : t('alerts.older')}
              </Button>
            </li>
          )}
        </ol>
      )}
      {hidden > 0 && (
        <div className={classes.hidden}>
          <Button
            variant="subtle"
            size="xs"
            aria-pressed={withFalse}
            onClick={() => setWithFalse(!withFalse)}
            data-testid="false-alarms"
          >
            {t(withFalse ? 'corrections.hideFalse' : 'corrections.showFalse', { count: hidden })}
          </Button>
        </div>
      )}
    </Card>
  );
}

/** Tells a screen reader about an alert that came while the page was open. */
function Announcement({ newest, since }: { newest: Alert | undefined; since: { current: number | null } }) {
  const words = useAlertWords();
  const [said, setSaid] = useState('');
  useEffect(() => {
    if (newest !== undefined && since.current !== null && newest.toldSequence > since.current) {
      setSaid(words(newest));
    }
  }, [newest, since, words]);
  return (
    <p className="only-spoken" role="status">
      {said}
    </p>
  );
}
