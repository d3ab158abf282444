import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallDetail } from '../api/types';
import { hasCaptions } from '../captions/captionList';
import { LiveCaptions } from '../captions/LiveCaptions';
import { useCaptions } from '../captions/useCaptions';
import { MentionsOfCall } from '../competitors/MentionsOfCall';
import { CountingCard } from '../counting/CountingCard';
import { TagsCard } from '../counting/TagsCard';
import { CorrectionList } from '../corrections/CorrectionList';
import { useFormats } from '../format/useFormats';
import { ListenIn } from '../listening/ListenIn';
import { ListeningLog } from '../listening/ListeningLog';
import { may } from '../session/rights';
import { useSession } from '../session/useSession';
import { TalkCard } from '../talk/TalkCard';
import { AgainButton } from '../transcripts/AgainButton';
import { OtherTranscripts } from '../transcripts/OtherTranscripts';
import { TranscriptOrigin } from '../transcripts/TranscriptOrigin';
import { Card } from '../ui/Card';
import { PageHead } from '../ui/PageHead';
import { CallAlerts } from './CallAlerts';
import { CallFacts } from './CallFacts';
import classes from './CallView.module.css';
import { Conversation } from './Conversation';
import { FailureNote } from './FailureNote';
import { ObjectionList, type Pointed } from './ObjectionList';
import { OutcomeNote } from './OutcomeNote';
import { PlayerBar } from './PlayerBar';
import { StopListNote } from './StopListNote';
import { usePlayer } from './usePlayer';
import { utteranceAt } from './utteranceAt';

/** A call: what was said, by whom, where the objections are, and the recording to hear it. */
export function CallView({ call, startAt }: { call: CallDetail; startAt: number }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { role } = useSession();
  const player = usePlayer(startAt);
  const [pointed, setPointed] = useState<Pointed | null>(null);
  const captions = useCaptions(call.id, call.engine === null);
  const captioned = call.engine === null && hasCaptions(captions);
  const isOn = captioned && captions.hearing?.isHeard === true;
  const alerted = call.alerts.some((alert) => alert.kind === 'objection');
  const hasRecording = call.recording === 'ready';
  const current = hasRecording || startAt > 0 ? utteranceAt(call.utterances, hasRecording ? player.time : startAt) : null;
  return (
    <>
      <PageHead
        title={t('call.title', { manager: call.managerName ?? t('counts.unassignedRow'), client: unbroken(call.client) })}
        line={formats.dateTime(call.startedAt)}
      />
      <CallFacts call={call} />
      <ListenIn callId={call.id} />
      <StopListNote call={call} />
      {call.failure !== null && <FailureNote call={call} reason={call.failure} />}
      {hasRecording ? (
        <PlayerBar call={call} player={player} />
      ) : (
        <p className={classes.noRecording} data-testid="no-recording">
          {t(`recording.${isOn && call.recording === 'none' ? 'waiting' : (call.recording as Exclude<typeof call.recording, 'ready'>)}`)}
        </p>
      )}
      {call.failure === null && call.recordingReason !== null && (
        <p className={classes.recordingReason} data-testid="recording-reason">
          {call.recordingReason}
        </p>
      )}
      <OtherTranscripts call={call} playFrom={hasRecording ? player.playFrom : null} />
      <div className={classes.columns}>
        {captioned ? (
          <LiveCaptions list={captions} />
        ) : (
          <Card title={t('call.transcript')} aside={<AgainButton call={call} />}>
            <TranscriptOrigin call={call} />
            <MentionsOfCall id={call.id}>
              <Conversation
                call={call}
                current={current}
                playing={player.playing}
                startAt={startAt}
                playFrom={hasRecording ? player.playFrom : null}
                pointed={pointed}
              />
            </MentionsOfCall>
          </Card>
        )}
        {(call.utterances.length > 0 || call.talk !== null || alerted || call.counting !== null) && (
          <div className={classes.aside} data-captioned={captioned}>
            {call.utterances.length > 0 ? (
              <Card title={t('call.objections')}>
                <OutcomeNote call={call} playFrom={hasRecording ? player.playFrom : null} />
                <ObjectionList call={call} playFrom={hasRecording ? player.playFrom : null} point={setPointed} />
                <CallAlerts alerts={call.alerts} captioned={captioned} />
              </Card>
            ) : (
              alerted && (
                <Card title={t('alerts.title')}>
                  <CallAlerts alerts={call.alerts} captioned={captioned} />
                </Card>
              )
            )}
            <CountingCard call={call} />
            <TagsCard call={call} />
            {call.talk !== null && <TalkCard talk={call.talk} playFrom={player.playFrom} />}
            {call.corrections.length > 0 && (
              <Card title={t('corrections.title')}>
                <CorrectionList
                  callId={call.id}
                  corrections={call.corrections}
                  language={call.language}
                  mayCorrect={may(role, 'correct')}
                />
              </Card>
            )}
          </div>
        )}
      </div>
      <ListeningLog callId={call.id} />
    </>
  );
}

/** Keeps a number on one line. */
function unbroken(client: string): string {
  return client.replaceAll(' ', '\u00a0');
}
