import { useTranslation } from 'react-i18next';
import { objectionLabels, type ObjectionLabel } from '../api/types';
import { useFormats } from '../format/useFormats';
import classes from './LabelList.module.css';

interface LabelListProps {
  counts: ReadonlyMap<ObjectionLabel, number>;
  chosen: ObjectionLabel | null;
  choose: (label: ObjectionLabel | null) => void;
}

/** The objections, the most frequent first. */
export function LabelList({ counts, chosen, choose }: LabelListProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const count = (label: ObjectionLabel) => counts.get(label) ?? 0;
  const total = [...counts.values()].reduce((sum, value) => sum + value, 0);
  const most = Math.max(1, ...counts.values());
  return (
    <ul className={classes.list}>
      <li>
        <button type="button" aria-pressed={chosen === null} onClick={() => choose(null)}>
          {t('examples.every')}
          <span className={classes.count}>{formats.whole(total)}</span>
        </button>
      </li>
      {objectionLabels.toSorted((a, b) => count(b) - count(a)).map((label) => (
        <li key={label}>
          <button
            type="button"
            aria-pressed={chosen === label}
            data-label={label}
            data-empty={count(label) === 0}
            onClick={() => choose(label)}
          >
            {t(`labels.${label}`)}
            <span className={classes.count}>{formats.whole(count(label))}</span>
            <span className={classes.share} style={{ width: `${(100 * count(label)) / most}%` }} aria-hidden="true" />
          </button>
        </li>
      ))}
    </ul>
  );
}
