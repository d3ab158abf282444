import { useTranslation } from 'react-i18next';
import type { DayHour, MyDay } from '../api/norms';
import { useFormats } from '../format/useFormats';
import { Card } from '../ui/Card';
import { Empty } from '../ui/Notes';
import classes from './HoursCard.module.css';

const height = 120;

/** Dials hour by hour, a line in each where the plan is, and where and why it was raised. */
export function HoursCard({ hours, perHour }: Pick<MyDay, 'hours' | 'perHour'>) {
  const { t } = useTranslation();
  const top = Math.max(1, ...hours.flatMap((hour) => [hour.dials, hour.planned ?? 0]));
  const raised = hours.some((hour) => hour.raised);
  return (
    <Card
      title={t('counts.byHour')}
      aside={hours.some((hour) => hour.planned !== null) && <span className={classes.key}>{t('myDay.planOfHour')}</span>}
    >
      {hours.length === 0 ? (
        <Empty title={t('myDay.noHours')} />
      ) : (
        <ol className={classes.hours} aria-label={t('counts.byHour')}>
          {hours.map((hour) => (
            <Hour key={hour.at} hour={hour} top={top} />
          ))}
        </ol>
      )}
      {raised && (
        <p className={classes.why} data-testid="my-raised-why">
          <span aria-hidden="true">▲</span> {t(perHour?.why === 'many_refusals' ? 'myDay.whyRefusals' : 'myDay.whyRaised')}
        </p>
      )}
    </Card>
  );
}

function Hour({ hour, top }: { hour: DayHour; top: number }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const words = t(hour.planned === null ? 'myDay.hour' : hour.raised ? 'myDay.hourRaised' : 'myDay.hourPlanned', {
    hour: `${hour.label}:00`,
    dials: formats.whole(hour.dials),
    conversations: formats.whole(hour.conversations),
    planned: formats.whole(hour.planned ?? 0),
  });
  const high = (count: number) => (count / top) * (height - 20);
  const planned = hour.planned === null ? 0 : high(hour.planned);
  const done = hour.dials === 0 ? 2 : Math.max(3, high(hour.dials));
  return (
    <li className={classes.hour} title={words} data-testid="my-hour" data-hour={hour.label} data-raised={hour.raised}>
      <span className={classes.column} style={{ height }} aria-hidden="true">
        {hour.planned !== null && (
          <span className={classes.planned} style={{ bottom: planned }} />
        )}
        <span className={classes.bar} data-empty={hour.dials === 0} style={{ height: done }} />
        {hour.dials > 0 && (
          <span className={classes.value} style={{ bottom: Math.max(done, planned) + 2 }}>
            {formats.whole(hour.dials)}
          </span>
        )}
      </span>
      <span className={classes.label} aria-hidden="true">
        {hour.label}
        {hour.raised && <span className={classes.mark}>▲</span>}
      </span>
      <span className="only-spoken">{words}</span>
    </li>
  );
}
