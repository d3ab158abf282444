import { useTranslation } from 'react-i18next';
import type { Counters } from '../api/types';
import { Card } from '../ui/Card';
import { Empty, Failed, Loading } from '../ui/Notes';
import classes from './CountersCard.module.css';
import { CountersRow } from './CountersRow';
import { byTeam } from './totals';

interface CountersCardProps {
  day: string;
  counters: Counters | undefined;
  error: Error | null;
  again: () => void;
}

/** Counts and pace, manager by manager, under their teams. */
export function CountersCard({ day, counters, error, again }: CountersCardProps) {
  const { t, i18n } = useTranslation();
  const busiest = Math.max(1, ...(counters?.managers.flatMap((row) => row.hours.map((hour) => hour.dials)) ?? []));
  return (
    <Card title={t('today.managers')}>
      {counters === undefined ? (
        error ? (
          <Failed error={error} again={again} />
        ) : (
          <Loading text={t('state.loading')} />
        )
      ) : counters.managers.length === 0 ? (
        <Empty title={t('today.nobody')}>{t('today.nobodyLine')}</Empty>
      ) : (
        <div className={classes.scroll}>
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">{t('counts.manager')}</th>
                <th scope="col" className={classes.number}>
                  {t('counts.dials')}
                </th>
                <th scope="col" className={classes.number}>
                  {t('counts.connected')}
                </th>
                <th scope="col" className={classes.number}>
                  {t('counts.conversations')}
                </th>
                <th scope="col">{t('counts.norm')}</th>
                <th scope="col">{t('counts.byHour')}</th>
              </tr>
            </thead>
            {byTeam(counters, i18n.language).map((team) => (
              <tbody key={team.teamId ?? 'nobody'}>
                <tr className={classes.team}>
                  <th scope="rowgroup" colSpan={6}>
                    {team.teamName ?? t('counts.unassigned')}
                  </th>
                </tr>
                {team.rows.map((row) => (
                  <CountersRow key={row.personId ?? 'nobody'} row={row} day={day} busiest={busiest} />
                ))}
              </tbody>
            ))}
          </table>
        </div>
      )}
    </Card>
  );
}
