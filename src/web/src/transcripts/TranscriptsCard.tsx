import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/http';
import type { Transcript, TranscriptInUse } from '../api/transcripts';
import type { CallDetail } from '../api/types';
import { useFormats } from '../format/useFormats';
import { Card } from '../ui/Card';
import { SideBySide } from './SideBySide';
import classes from './Transcripts.module.css';
import { plainName, useEngineName } from './useEngineName';
import { useTranscriptStep } from './useTranscripts';

interface TranscriptsCardProps {
  call: CallDetail;
  inUse: TranscriptInUse | null;
  other: Transcript;
  playFrom: ((seconds: number) => void) | null;
}

/** Another transcript of the call: how far it is, or beside the one in use, with what can be done with it. */
export function TranscriptsCard({ call, inUse, other, playFrom }: TranscriptsCardProps) {
  const { t } = useTranslation();
  const step = useTranscriptStep(call.id);
  const usable = other.state === 'ready' || other.state === 'replaced';
  const dismissal = { requested: 'cancel', failed: 'dismiss', ready: 'discard', replaced: null, discarded: null } as const;
  const drop = dismissal[other.state];
  return (
    <Card
      className={classes.card}
      title={usable ? t('transcripts.two') : t('transcripts.again')}
      aside={
        <div className={classes.steps}>
          {usable && (
            <Button size="xs" loading={step.isPending} onClick={() => step.mutate({ kind: 'use', id: other.id })} data-testid="use-transcript">
              {t('transcripts.use')}
            </Button>
          )}
          {drop !== null && (
            <Button
              size="xs"
              variant="default"
              loading={step.isPending}
              onClick={() => step.mutate({ kind: 'discard', id: other.id })}
              data-testid="discard-transcript"
            >
              {t(`transcripts.${drop}`)}
            </Button>
          )}
        </div>
      }
    >
      <div data-testid="other-transcript" data-state={other.state} data-engine={other.engine}>
        {step.isError && (
          <p role="alert" className={`${classes.words} ${classes.refused}`}>
            {step.error instanceof ApiError && step.error.detail !== null ? step.error.detail : t('transcripts.refused')}
          </p>
        )}
        {usable ? <Both call={call} inUse={inUse} other={other} playFrom={playFrom} /> : <Progress other={other} />}
      </div>
    </Card>
  );
}

function Both({ call, inUse, other, playFrom }: TranscriptsCardProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const nameOf = useEngineName();
  const at = (time: string | null | undefined) => (time ? [formats.dateTime(time)] : []);
  return (
    <SideBySide
      playFrom={playFrom}
      left={{
        title: t('transcripts.inUse'),
        engine: inUse === null ? '' : nameOf(inUse.engine, inUse.model),
        notes: at(inUse?.heardAt),
        language: call.language,
        lines: call.utterances,
      }}
      right={{
        title: t(other.state === 'ready' ? 'transcripts.new' : 'transcripts.earlier'),
        engine: nameOf(other.engine, other.model),
        notes: [
          ...at(other.heardAt),
          ...(other.requestedBy === null ? [] : [t('transcripts.asked', { name: other.requestedBy })]),
          ...(other.state === 'replaced' && other.decidedBy !== null && other.decidedAt !== null
            ? [t('transcripts.replacedBy', { name: other.decidedBy, time: formats.dateTime(other.decidedAt) })]
            : []),
        ],
        language: other.language,
        lines: other.lines,
      }}
    />
  );
}

function Progress({ other }: { other: Transcript }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const engine = plainName(other.engine, other.model);
  if (other.state === 'failed') {
    return <p className={classes.words}>{t('transcripts.failed', { engine, reason: other.failure ?? '' })}</p>;
  }
  return (
    <div className={classes.words} role="status">
      <p>
        {t('transcripts.requested', {
          engine,
          name: other.requestedBy ?? '',
          time: other.requestedAt === null ? '' : formats.dateTime(other.requestedAt),
        })}
      </p>
      {other.failure !== null && <p className={classes.refused}>{t('transcripts.retrying', { reason: other.failure })}</p>}
    </div>
  );
}
