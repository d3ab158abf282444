import { useTranslation } from 'react-i18next';
import type { CallSummary } from '../api/types';
import { StopIcon } from '../ui/Icons';
import classes from './StopListNote.module.css';

/** Tells whoever sees the call that its client must not be called, and whether this very call was refused for it. */
export function StopListNote({ call }: { call: Pick<CallSummary, 'refused' | 'stopListed'> }) {
  const { t } = useTranslation();
  if (!call.refused && !call.stopListed) {
    return null;
  }
  return (
    <div className={classes.note} data-testid="stop-note" data-refused={call.refused} data-listed={call.stopListed}>
      <StopIcon size={22} />
      <div>
        {call.refused && <p className={classes.title}>{t('stopList.refused')}</p>}
        <p className={call.refused ? undefined : classes.title}>
          {t(call.stopListed ? 'stopList.listed' : 'stopList.noLongerListed')}
        </p>
      </div>
    </div>
  );
}
