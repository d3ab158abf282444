import { useTranslation } from 'react-i18next';
import type { CallDetail } from '../api/types';
import { useFormats } from '../format/useFormats';
import classes from './Transcripts.module.css';
import { useEngineName } from './useEngineName';
import { useTranscripts } from './useTranscripts';

/** Which engine heard the call, when, and who chose that transcript. */
export function TranscriptOrigin({ call }: { call: CallDetail }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const nameOf = useEngineName();
  const inUse = useTranscripts(call.id).data?.inUse;
  const engine = inUse?.engine ?? call.engine;
  if (engine === null) {
    return null;
  }
  return (
    <p className={classes.origin} data-testid="transcript-origin" data-engine={engine}>
      {t('transcripts.by', { engine: nameOf(engine, inUse?.model ?? null) })}
      {inUse?.heardAt && `, ${formats.dateTime(inUse.heardAt)}`}
      {inUse?.chosenBy && inUse.chosenAt && (
        <span>{t('transcripts.chosen', { name: inUse.chosenBy, time: formats.dateTime(inUse.chosenAt) })}</span>
      )}
    </p>
  );
}
