import { useTranslation } from 'react-i18next';
import type { ObjectionLabel } from '../api/types';
import classes from './ObjectionMark.module.css';

/** The name of an objection, in the reader's language. */
export function ObjectionMark({ label, testId }: { label: ObjectionLabel; testId?: string }) {
  const { t } = useTranslation();
  return (
    <span className={classes.mark} data-testid={testId} data-label={label}>
      {t(`labels.${label}`)}
    </span>
  );
}
