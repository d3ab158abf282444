import { useTranslation } from 'react-i18next';
import { partOf, type MyDay, type PartProgress } from '../api/norms';
import { useFormats } from '../format/useFormats';
import { behindShare } from '../today/totals';
import { PlanBar } from '../ui/PlanBar';
import classes from './PlanCard.module.css';

/** Dials against the plan of the day, and whether the pace holds. */
export function PlanCard({ myDay }: { myDay: MyDay }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const part = partOf(myDay.parts, 'dials');
  const sum = (count: 'dials' | 'connected' | 'conversations') => myDay.hours.reduce((total, hour) => total + hour[count], 0);
  const dials = part?.fact ?? sum('dials');
  const plan = part?.plan ?? null;
  return (
    <section className={classes.plan} aria-label={t('myDay.plan')}>
      <p className={classes.big}>
        <strong data-testid="my-dials" data-dials={dials}>
          {formats.whole(dials)}
        </strong>
        {plan === null ? (
          <span>{t('myDay.dials', { count: dials })}</span>
        ) : (
          <span data-testid="my-planned" data-planned={plan}>
            {t('myDay.ofPlanned', { planned: formats.whole(plan), count: Math.round(plan) })}
          </span>
        )}
      </p>
      {part === undefined || plan === null ? (
        <p className={classes.words}>{t('myDay.noNorm')}</p>
      ) : (
        <Pace part={part} plan={plan} />
      )}
      <PerHour myDay={myDay} />
      <dl className={classes.figures}>
        <div>
          <dt>{t('counts.connected')}</dt>
          <dd data-testid="my-connected">{formats.whole(sum('connected'))}</dd>
        </div>
        <div>
          <dt>{t('counts.conversations')}</dt>
          <dd data-testid="my-conversations">
            {formats.whole(partOf(myDay.parts, 'conversations')?.fact ?? sum('conversations'))}
          </dd>
        </div>
      </dl>
      {plan !== null && (
        <p className={classes.basis}>
          {t(myDay.scheduledHours > 0 ? 'myDay.basis' : 'myDay.dayOff', {
            worked: formats.rate(myDay.workedHours),
            scheduled: formats.rate(myDay.scheduledHours),
          })}
        </p>
      )}
    </section>
  );
}

function Pace({ part, plan }: { part: PartProgress; plan: number }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const expected = part.expected ?? 0;
  const ahead = Math.round(part.fact - expected);
  const behind = part.share !== null && part.share < behindShare;
  return (
    <div className={classes.pace} data-behind={behind}>
      <PlanBar
        fact={part.fact}
        plan={plan}
        expected={part.share === null ? null : expected}
        behind={behind}
        words={t('counts.normWords', {
          dials: formats.whole(part.fact),
          expected: formats.whole(expected),
          planned: formats.whole(plan),
        })}
      />
      {part.share === null ? (
        <p className={classes.words} data-testid="my-share" data-share="">
          {t('myDay.notStarted')}
        </p>
      ) : (
        <p className={classes.words}>
          <strong data-testid="my-share" data-share={part.share}>
            {formats.share(part.share)}
          </strong>{' '}
          {t('myDay.ofExpected', { expected: formats.whole(expected) })}
          {' · '}
          {ahead === 0
            ? t('myDay.onPace')
            : ahead > 0
              ? t('myDay.ahead', { count: ahead })
              : t('myDay.behind', { count: -ahead })}
        </p>
      )}
    </div>
  );
}

/** The norm of the present hour, and since when and why it is higher. */
function PerHour({ myDay: { perHour } }: { myDay: MyDay }) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (perHour === null) {
    return null;
  }
  return (
    <p className={classes.perHour} data-testid="my-per-hour" data-raised={perHour.raisedFrom !== null}>
      {t('myDay.perHour', { count: perHour.now })}
      {perHour.raisedFrom !== null && (
        <span className={classes.raised}>{t('myDay.raised', { time: formats.time(perHour.raisedFrom) })}</span>
      )}
    </p>
  );
}
