import { useTranslation } from 'react-i18next';
import type { MyDay, PartProgress } from '../api/norms';
import { useFormats } from '../format/useFormats';
import { behindShare } from '../today/totals';
import { Card } from '../ui/Card';
import { PlanBar } from '../ui/PlanBar';
import classes from './PartsCard.module.css';

/** The parts of the plan of the day: fact, what is due by now, and what the day will end with. */
export function PartsCard({ myDay }: { myDay: MyDay }) {
  const { t } = useTranslation();
  return (
    <Card title={t('myDay.parts')}>
      <ul className={classes.parts}>
        {myDay.parts.map((part) => (
          <Part key={part.part} part={part} />
        ))}
      </ul>
    </Card>
  );
}

function Part({ part }: { part: PartProgress }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { plan, fact, expected, share, forecast } = part;
  const behind = share !== null && share < behindShare;
  const due = expected === null ? '' : t('parts.due', { expected: formats.rate(expected) });
  return (
    <li className={classes.part} data-testid="my-part" data-part={part.part} data-fact={fact} data-plan={plan ?? ''}>
      <p className={classes.name}>
        {t(`parts.${part.part}`)}
        <span className={classes.fact}>
          <strong>{formats.whole(fact)}</strong>
          {plan !== null && <> / {formats.rate(plan)}</>}
        </span>
      </p>
      {plan === null ? (
        <p className={classes.line}>{t('parts.noPlan')}</p>
      ) : (
        <>
          <PlanBar
            fact={fact}
            plan={plan}
            expected={share === null ? null : expected}
            behind={behind}
            words={t('parts.words', { fact: formats.whole(fact), plan: formats.rate(plan) })}
          />
          <p className={classes.line}>
            {share !== null && (
              <span data-behind={behind} className={classes.due}>
                {due} ({formats.share(share)})
              </span>
            )}
            {forecast != null && forecast.low < forecast.high && (
              <span data-testid="my-forecast">
                {t('parts.forecast', {
                  likely: formats.whole(forecast.likely),
                  low: formats.whole(forecast.low),
                  high: formats.whole(forecast.high),
                })}
              </span>
            )}
          </p>
        </>
      )}
    </li>
  );
}
