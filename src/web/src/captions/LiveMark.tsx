import { useTranslation } from 'react-i18next';
import type { LiveVerdict } from '../api/captions';
import classes from './LiveMark.module.css';

/** Says of an alert that was heard live that the recording has not confirmed it: not yet, or not at all. */
export function LiveMark({ verdict }: { verdict: LiveVerdict | null }) {
  const { t } = useTranslation();
  return verdict === null || verdict === 'confirmed' ? null : (
    <span className={classes.mark} data-testid="live-mark" data-verdict={verdict}>
      {t(`captions.verdict.${verdict}`)}
    </span>
  );
}
