import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Alert } from '../api/types';
import { LiveMark } from '../captions/LiveMark';
import { FalseAlarmButton } from '../corrections/FalseAlarmButton';
import { useFormats } from '../format/useFormats';
import { DriftIcon, FailureIcon, ObjectionIcon, PaceIcon, RoomIcon, StopIcon } from '../ui/Icons';
import { ObjectionMark } from '../ui/ObjectionMark';
import classes from './AlertFeed.module.css';
import { placeOf } from './alertPlace';

const icons = {
  objection: <ObjectionIcon />,
  do_not_call: <StopIcon />,
  behind_norm: <PaceIcon />,
  recording_failed: <FailureIcon />,
  recordings_nearly_full: <RoomIcon />,
  drift: <DriftIcon />,
  counters_wrong: <FailureIcon />,
};

export function AlertRow({ alert, since }: { alert: Alert; since: { current: number | null } }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const fresh = since.current !== null && alert.toldSequence > since.current;
  const inside = (
    <>
      <span className={classes.icon}>{icons[alert.kind]}</span>
      <span className={classes.head}>
        {alert.kind === 'recordings_nearly_full'
          ? t('alerts.filter.recording_failed')
          : alert.kind === 'counters_wrong'
            ? t('alerts.counting')
            : (alert.managerName ?? t('counts.unassignedRow'))}
        {alert.label !== null && <ObjectionMark label={alert.label} />}
        {alert.kind === 'do_not_call' && <span>{t('alerts.doNotCall')}</span>}
        <LiveMark verdict={alert.live} />
        {alert.times > 1 && <span className={classes.times}>{t('alerts.times', { count: alert.times })}</span>}
      </span>
      <time className={classes.when} dateTime={alert.changedAt}>
        {formats.time(alert.changedAt)}
      </time>
      <span className={classes.text}>
        <Told alert={alert} />
      </span>
    </>
  );
  return (
    <li
      className={fresh ? classes.fresh : undefined}
      data-testid="alert"
      data-kind={alert.kind}
      data-call={alert.callId ?? ''}
      data-label={alert.label ?? ''}
      data-person={alert.personId ?? ''}
      data-sequence={alert.sequence}
      data-live={alert.live ?? ''}
      data-false={alert.falseAlarm !== null}
    >
      <Place to={placeOf(alert)} kind={alert.kind}>
        {inside}
      </Place>
      {alert.kind === 'objection' && (
        <div className={classes.verdict}>
          <FalseAlarmButton alert={alert} />
        </div>
      )}
    </li>
  );
}

function Place({ to, kind, children }: { to: string | null; kind: string; children: ReactNode }) {
  return to === null ? (
    <div className={classes.row} data-kind={kind}>
      {children}
    </div>
  ) : (
    <Link className={classes.row ?? ''} data-kind={kind} to={to}>
      {children}
    </Link>
  );
}

function Drifted({ drift }: { drift: Alert['drift'] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const first = drift?.weeks[0];
  const last = drift?.weeks.at(-1);
  return drift === null || first === undefined || last === undefined ? (
    t('alerts.drifted')
  ) : (
    <>
      {t(`drift.kind.${drift.kind}`)} {formats.share(first.share)} → {formats.share(last.share)},{' '}
      {t('alerts.weeks', { count: drift.weeks.length })}
    </>
  );
}

function Told({ alert }: { alert: Alert }) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (alert.kind === 'objection' || alert.kind === 'do_not_call') {
    const said = alert.utterance ?? alert.caption;
    return said === null ? (
      t(alert.kind === 'objection' ? 'alerts.objectionHeard' : 'alerts.doNotCallHeard')
    ) : (
      <q className={classes.quote} lang={alert.language ?? undefined}>
        {said.text}
      </q>
    );
  }
  if (alert.kind === 'behind_norm') {
    return alert.norm === null
      ? t('alerts.behind')
      : t('alerts.behindBy', {
          dials: formats.whole(alert.norm.dials),
          expected: formats.whole(alert.norm.expected),
          share: formats.share(alert.norm.share),
        });
  }
  if (alert.kind === 'drift') {
    return <Drifted drift={alert.drift} />;
  }
  if (alert.kind === 'counters_wrong') {
    return [t('alerts.countersWrong'), alert.reason].filter((part) => part !== null).join(': ');
  }
  if (alert.kind === 'recordings_nearly_full') {
    return t('alerts.nearlyFull', { share: formats.share(alert.spaceShare ?? 1) });
  }
  return alert.reason === null ? t('alerts.failed') : t('alerts.failedBecause', { reason: alert.reason });
}
