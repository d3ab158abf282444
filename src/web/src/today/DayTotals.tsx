import { useTranslation } from 'react-i18next';
import type { Counters } from '../api/types';
import { useFormats } from '../format/useFormats';
import classes from './DayTotals.module.css';
import { totalsOf } from './totals';

export function DayTotals({ counters }: { counters: Counters | undefined }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const totals = counters && totalsOf(counters);
  const figures = ['dials', 'connected', 'conversations', 'behind'] as const;
  return (
    <dl className={classes.totals} aria-label={t('today.totals')}>
      {figures.map((figure) => (
        <div key={figure} className={classes.figure} data-tone={figure === 'behind' && totals?.behind ? 'behind' : ''}>
          <dt>{t(`counts.${figure}`)}</dt>
          <dd data-testid={`total-${figure}`}>{totals ? formats.whole(totals[figure]) : '–'}</dd>
        </div>
      ))}
    </dl>
  );
}
