import { useTranslation } from 'react-i18next';
import type { ManagerCounters, NormProgress } from '../api/types';
import { useFormats } from '../format/useFormats';
import { isBehind } from '../today/totals';
import classes from './PlanCard.module.css';

/** Dials against the plan of the day, and whether the pace holds. */
export function PlanCard({ row }: { row: ManagerCounters }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <section className={classes.plan} aria-label={t('myDay.plan')}>
      <p className={classes.big}>
        <strong data-testid="my-dials" data-dials={row.dials}>
          {formats.whole(row.dials)}
        </strong>
        {row.norm === null ? (
          <span>{t('myDay.dials', { count: row.dials })}</span>
        ) : (
          <span data-testid="my-planned" data-planned={row.norm.planned}>
            {t('myDay.ofPlanned', { planned: formats.whole(row.norm.planned), count: Math.round(row.norm.planned) })}
          </span>
        )}
      </p>
      {row.norm === null ? (
        <p className={classes.words}>{t('myDay.noNorm')}</p>
      ) : (
        <Pace dials={row.dials} norm={row.norm} />
      )}
      <dl className={classes.figures}>
        <div>
          <dt>{t('counts.connected')}</dt>
          <dd data-testid="my-connected">{formats.whole(row.connected)}</dd>
        </div>
        <div>
          <dt>{t('counts.conversations')}</dt>
          <dd data-testid="my-conversations">{formats.whole(row.conversations)}</dd>
        </div>
      </dl>
    </section>
  );
}

function Pace({ dials, norm }: { dials: number; norm: NormProgress }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const part = (value: number) => `${Math.min(100, norm.planned > 0 ? (100 * value) / norm.planned : 0)}%`;
  const ahead = Math.round(dials - norm.expected);
  return (
    <div className={classes.pace} data-behind={isBehind(norm)}>
      <div
        className={classes.bar}
        role="img"
        aria-label={t('counts.normWords', {
          dials: formats.whole(dials),
          expected: formats.whole(norm.expected),
          planned: formats.whole(norm.planned),
        })}
      >
        <span className={classes.done} style={{ width: part(dials) }} />
        {norm.share !== null && <span className={classes.due} style={{ left: part(norm.expected) }} />}
      </div>
      {norm.share === null ? (
        <p className={classes.words} data-testid="my-share" data-share="">
          {t('myDay.notStarted')}
        </p>
      ) : (
        <p className={classes.words}>
          <strong data-testid="my-share" data-share={norm.share}>
            {formats.share(norm.share)}
          </strong>{' '}
          {t('myDay.ofExpected', { expected: formats.whole(norm.expected) })}
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
