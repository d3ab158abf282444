import { useTranslation } from 'react-i18next';
import type { CallDetail } from '../api/types';
import { duration } from '../format/formats';
import { useAgreed } from '../format/useAgreed';
import { OutcomeMark } from '../ui/OutcomeMark';
import classes from './OutcomeNote.module.css';
import { showUtterance } from './showUtterance';

interface OutcomeNoteProps {
  call: CallDetail;
  /** Null where there is no recording to play. */
  playFrom: ((seconds: number) => void) | null;
}

/** How the call ended, with the line that settles it; a click goes there. */
export function OutcomeNote({ call, playFrom }: OutcomeNoteProps) {
  const { t } = useTranslation();
  const agreed = useAgreed();
  if (call.outcome === null) {
    return null;
  }
  const { outcome, ordinal, agreedAt, precision } = call.outcome;
  const line = call.utterances.find((utterance) => utterance.ordinal === ordinal);
  return (
    <div className={classes.note} data-testid="call-outcome" data-outcome={outcome} data-ordinal={ordinal ?? ''}>
      <p>
        <span className={classes.name}>{t('calls.outcome')}</span> <OutcomeMark outcome={outcome} />
        {agreedAt !== null && precision !== null && (
          <strong className={classes.agreed} data-testid="agreed-at" data-precision={precision}>
            {agreed(agreedAt, precision)}
          </strong>
        )}
      </p>
      {line !== undefined && (
        <button
          type="button"
          data-plays={playFrom !== null ? true : undefined}
          data-testid="settled-by"
          onClick={() => {
            showUtterance(line.ordinal);
            playFrom?.(line.start);
          }}
        >
          <span className={classes.moment}>{duration(line.start)}</span>
          <q lang={call.language ?? undefined}>{line.text}</q>
        </button>
      )}
    </div>
  );
}
