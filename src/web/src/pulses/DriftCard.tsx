import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { get } from '../api/http';
import { keys } from '../api/keys';
import type { DriftRow, DriftWeek } from '../api/norms';
import { useFormats } from '../format/useFormats';
import { Card } from '../ui/Card';
import { Empty, Failed, Loading } from '../ui/Notes';
import classes from './DriftCard.module.css';

/** Whose calls drift between new clients and the base, week by week. */
export function DriftCard() {
  const { t } = useTranslation();
  const { hash } = useLocation();
  const place = useRef<HTMLDivElement>(null);
  const drift = useQuery({ queryKey: keys.drift, queryFn: () => get<{ rows: DriftRow[] }>('/api/drift') });
  const drifting = drift.data?.rows.filter((row) => row.kind !== null) ?? [];
  const asked = hash === '#drift' && drift.data !== undefined;

  useEffect(() => {
    if (asked) {
      place.current?.scrollIntoView();
    }
  }, [asked]);

  return (
    <div ref={place} className={classes.place}>
      <Card title={t('drift.title')}>
        {drift.data === undefined ? (
          drift.error ? (
            <Failed error={drift.error} again={() => void drift.refetch()} />
          ) : (
            <Loading text={t('state.loading')} />
          )
        ) : drifting.length === 0 ? (
          <Empty title={t('drift.none')}>{t('drift.noneLine')}</Empty>
        ) : (
          <ul>
            {drifting.map((row) => (
              <Drifting key={row.personId} row={row} />
            ))}
          </ul>
        )}
      </Card>
    </div>
  );
}

function Drifting({ row }: { row: DriftRow }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const first = row.weeks[0];
  const last = row.weeks.at(-1);
  return (
    <li className={classes.row} data-testid="drift" data-person={row.personId} data-kind={row.kind}>
      <div>
        <Link to={`/my-day?personId=${row.personId}`}>{row.name}</Link>
        <span className={classes.role}>{t(`managerRoles.${row.role}`)}</span>
        <p>
          {row.kind !== null && t(`drift.kind.${row.kind}`)}{' '}
          {first !== undefined && last !== undefined && (
            <strong>
              {formats.share(first.share)} → {formats.share(last.share)}
            </strong>
          )}
        </p>
      </div>
      <ol className={classes.weeks}>
        {row.weeks.map((week) => (
          <Week key={week.start} week={week} />
        ))}
      </ol>
    </li>
  );
}

function Week({ week }: { week: DriftWeek }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const words = t('drift.week', {
    day: formats.shortDay(week.start),
    known: formats.whole(week.knownDials),
    dials: formats.whole(week.dials),
    share: formats.share(week.share),
  });
  return (
    <li title={words}>
      <span className="only-spoken">{words}</span>
      <span aria-hidden="true">{formats.share(week.share)}</span>
      <span className={classes.bar} style={{ height: Math.max(2, 40 * week.share) }} aria-hidden="true" />
      <span className={classes.day} aria-hidden="true">
        {formats.shortDay(week.start)}
      </span>
    </li>
  );
}
