import { useTranslation } from 'react-i18next';
import type { Outcome } from '../api/answers';
import classes from './OutcomeMark.module.css';

/** How a call ended, in the reader's language. */
export function OutcomeMark({ outcome, testId }: { outcome: Outcome; testId?: string }) {
  const { t } = useTranslation();
  return (
    <span className={classes.mark} data-testid={testId} data-outcome={outcome}>
      {t(`outcome.${outcome}`)}
    </span>
  );
}
