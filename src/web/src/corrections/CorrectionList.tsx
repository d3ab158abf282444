import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Correction } from '../api/corrections';
import { useFormats } from '../format/useFormats';
import classes from './CorrectionList.module.css';
import { useCorrect } from './useCorrect';

interface CorrectionListProps {
  callId: number;
  corrections: readonly Correction[];
  language: string | null;
  /** Whether the reader may take them back. */
  mayCorrect: boolean;
}

/** Everything that was ever corrected in a call, the newest first: by whom, when, and what became of it. */
export function CorrectionList({ callId, corrections, language, mayCorrect }: CorrectionListProps) {
  const { t } = useTranslation();
  const { takeBack } = useCorrect(callId);
  return (
    <>
      <ol className={classes.list}>
        {corrections.map((correction) => (
          <li
            key={correction.id}
            data-testid="correction"
            data-label={correction.label}
            data-holds={correction.holds}
            data-state={correction.state}
            data-placed={correction.ordinal !== null}
          >
            <p className={classes.said}>
              {t(correction.holds ? 'corrections.holds' : 'corrections.doesNotHold', { label: t(`labels.${correction.label}`) })}
            </p>
            <q lang={language ?? undefined}>{correction.text}</q>
            <Author correction={correction} />
            {correction.state === 'standing' && correction.ordinal === null && (
              <p className={classes.note}>{t('corrections.unplaced')}</p>
            )}
            {mayCorrect && correction.state === 'standing' && (
              <Button
                variant="subtle"
                size="compact-xs"
                loading={takeBack.isPending && takeBack.variables === correction.id}
                onClick={() => takeBack.mutate(correction.id)}
                data-testid="take-back"
              >
                {t('corrections.takeBack')}
              </Button>
            )}
          </li>
        ))}
      </ol>
      {takeBack.isError && (
        <p role="alert" className={classes.refused}>
          {t('corrections.refused')}
        </p>
      )}
    </>
  );
}

function Author({ correction }: { correction: Correction }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <p className={classes.who}>
      {correction.by}, <time dateTime={correction.at}>{formats.dateTime(correction.at)}</time>
      {correction.state !== 'standing' && correction.endedAt !== null && (
        <>
          <br />
          {t(correction.state === 'taken_back' ? 'corrections.takenBack' : 'corrections.superseded', {
            name: correction.endedBy ?? '',
            time: formats.dateTime(correction.endedAt),
          })}
        </>
      )}
    </p>
  );
}
