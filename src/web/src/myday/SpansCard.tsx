import { useTranslation } from 'react-i18next';
import type { PlanAndFact } from '../api/norms';
import { useFormats } from '../format/useFormats';
import { Card } from '../ui/Card';
import { PlanBar } from '../ui/PlanBar';
import classes from './SpansCard.module.css';

/** The week and the month so far, part by part. */
export function SpansCard({ week, month }: { week: PlanAndFact[]; month: PlanAndFact[] }) {
  const { t } = useTranslation();
  return (
    <Card title={t('myDay.spans')}>
      <div className={classes.spans}>
        <Span title={t('myDay.week')} span="week" parts={week} />
        <Span title={t('myDay.month')} span="month" parts={month} />
      </div>
    </Card>
  );
}

function Span({ title, span, parts }: { title: string; span: string; parts: PlanAndFact[] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <ul>
        {parts.map((part) => (
          <li key={part.part} className={classes.part} data-testid="my-span" data-span={span} data-part={part.part}>
            <span>{t(`parts.${part.part}`)}</span>
            <span className={classes.fact}>
              <strong>{formats.whole(part.fact)}</strong>
              {part.plan !== null && <> / {formats.rate(part.plan)}</>}
            </span>
            {part.plan !== null && (
              <span className={classes.bar}>
                <PlanBar
                  fact={part.fact}
                  plan={part.plan}
                  words={t('parts.words', { fact: formats.whole(part.fact), plan: formats.rate(part.plan) })}
                />
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
