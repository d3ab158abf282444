import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallDetail } from '../api/types';
import classes from './Transcripts.module.css';
import { TranscriptsCard } from './TranscriptsCard';
import { useTranscripts } from './useTranscripts';

interface OtherTranscriptsProps {
  call: CallDetail;
  playFrom: ((seconds: number) => void) | null;
}

/** The transcript that is being made or waits for a decision; else, where somebody wants to see it, the one that was replaced last. */
export function OtherTranscripts({ call, playFrom }: OtherTranscriptsProps) {
  const { t } = useTranslation();
  const [compares, setCompares] = useState(false);
  const transcripts = useTranscripts(call.id).data;
  if (transcripts === undefined) {
    return null;
  }
  const open = transcripts.items.find((one) => one.state === 'requested' || one.state === 'ready');
  const newest = transcripts.items[0];
  const pending = open ?? (newest?.state === 'failed' ? newest : undefined);
  const earlier = transcripts.items
    .filter((one) => one.state === 'replaced')
    .toSorted((one, other) => (other.decidedAt ?? '').localeCompare(one.decidedAt ?? ''))[0];
  const shown = pending ?? (compares ? earlier : undefined);
  return (
    <>
      {pending === undefined && earlier !== undefined && (
        <p className={classes.compare}>
          <Button variant="subtle" size="compact-sm" onClick={() => setCompares(!compares)} aria-expanded={compares} data-testid="compare">
            {t(compares ? 'transcripts.hide' : 'transcripts.compare')}
          </Button>
        </p>
      )}
      {shown !== undefined && <TranscriptsCard call={call} inUse={transcripts.inUse} other={shown} playFrom={playFrom} />}
    </>
  );
}
