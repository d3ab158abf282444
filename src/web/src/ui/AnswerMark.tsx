import { useTranslation } from 'react-i18next';
import type { AnswerLabel } from '../api/answers';
import classes from './AnswerMark.module.css';

/** The name of a kind of answer, in the reader's language. */
export function AnswerMark({ label, testId }: { label: AnswerLabel; testId?: string }) {
  const { t } = useTranslation();
  return (
    <span className={classes.mark} data-testid={testId} data-label={label}>
      {t(`answerLabels.${label}`)}
    </span>
  );
}
