import { useTranslation } from 'react-i18next';
import type { Hearing } from '../api/captions';
import { useFormats } from '../format/useFormats';
import classes from './LiveCaptions.module.css';

/** How far the hearing of a call is, and what is wrong with it. */
export function HearingNote({ hearing }: { hearing: Hearing | null }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const isHeard = hearing?.isHeard === true;
  return (
    <div
      className={classes.hearing}
      data-testid="hearing"
      data-heard={isHeard}
      data-behind={hearing?.behindSeconds ?? 0}
      data-skipped={hearing?.skippedSeconds ?? 0}
      data-problem={hearing?.problem ?? ''}
    >
      <p>{t(isHeard ? 'captions.on' : 'captions.heard')}</p>
      {hearing !== null && hearing.behindSeconds > 0 && (
        <p className={classes.behind}>{t('captions.behind', { seconds: formats.whole(hearing.behindSeconds) })}</p>
      )}
      {hearing !== null && hearing.skippedSeconds > 0 && (
        <p>{t('captions.skipped', { seconds: formats.whole(hearing.skippedSeconds) })}</p>
      )}
      <p role="status" className={classes.problem}>
        {hearing?.problem && t(`captions.problem.${hearing.problem}`)}
      </p>
    </div>
  );
}
