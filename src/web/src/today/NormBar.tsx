import { useTranslation } from 'react-i18next';
import type { ManagerCounters, NormProgress } from '../api/types';
import { useFormats } from '../format/useFormats';
import classes from './NormBar.module.css';
import { isBehind } from './totals';

/** Dials as a bar of the day's plan, with a mark where they should be by now. */
export function NormBar({ row, norm }: { row: Pick<ManagerCounters, 'dials'>; norm: NormProgress }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const part = (value: number) => `${Math.min(100, norm.planned > 0 ? (100 * value) / norm.planned : 0)}%`;
  const words = t('counts.normWords', {
    dials: formats.whole(row.dials),
    expected: formats.whole(norm.expected),
    planned: formats.whole(norm.planned),
  });
  return (
    <div className={classes.norm} data-behind={isBehind(norm)} title={words}>
      <div className={classes.words}>
        <strong>{norm.share === null ? t('counts.notStarted') : formats.share(norm.share)}</strong>
        <span>
          {formats.whole(row.dials)} / {formats.whole(norm.expected)}
        </span>
      </div>
      <div className={classes.bar} role="img" aria-label={words}>
        <span className={classes.done} style={{ width: part(row.dials) }} />
        <span className={classes.due} style={{ left: part(norm.expected) }} />
      </div>
    </div>
  );
}
