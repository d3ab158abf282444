import { useTranslation } from 'react-i18next';
import { CallList } from '../calls/CallList';
import { useFormats } from '../format/useFormats';
import { useToday } from '../format/useNow';
import { useSession } from '../session/useSession';
import { HourBars } from '../today/HourBars';
import { useCounters } from '../today/useCounters';
import { Card } from '../ui/Card';
import { Empty, Failed, Loading } from '../ui/Notes';
import { PageHead } from '../ui/PageHead';
import classes from './MyDayPage.module.css';
import { PlanCard } from './PlanCard';

/** A manager's own day against the own plan. */
export function MyDayPage() {
  const { t } = useTranslation();
  const formats = useFormats();
  const { personId, name } = useSession();
  const today = useToday();
  const counters = useCounters(today);
  const row = counters.data?.managers.find((held) => held.personId === personId);
  return (
    <>
      <PageHead title={t('myDay.title', { name: row?.name ?? name })} line={formats.day(today)} />
      {counters.data === undefined ? (
        counters.error ? (
          <Failed error={counters.error} again={() => void counters.refetch()} />
        ) : (
          <Loading text={t('state.loading')} />
        )
      ) : row === undefined ? (
        <Empty title={t('myDay.noPerson')}>{t('myDay.noPersonLine')}</Empty>
      ) : (
        <div className={classes.columns}>
          <PlanCard row={row} />
          <Card title={t('counts.byHour')} aside={<HourNorm callsPerHour={row.norm?.callsPerHour ?? null} />}>
            <div className={classes.hours}>
              <HourBars
                hours={row.hours}
                busiest={Math.max(1, ...row.hours.map((hour) => hour.dials))}
                norm={row.norm?.callsPerHour ?? null}
                height={120}
                written
              />
            </div>
          </Card>
        </div>
      )}
      <Card title={t('myDay.calls')}>
        <CallList filter={{ day: today, personId: null, label: null, failed: false }} own />
      </Card>
    </>
  );
}

function HourNorm({ callsPerHour }: { callsPerHour: number | null }) {
  const { t } = useTranslation();
  return callsPerHour === null ? null : (
    <span className={classes.hourNorm}>{t('myDay.hourNorm', { count: callsPerHour })}</span>
  );
}
