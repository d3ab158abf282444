import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallDetail, Utterance } from '../api/types';
import { useFormats } from '../format/useFormats';
import { may } from '../session/rights';
import { useSession } from '../session/useSession';
import { Empty, Loading } from '../ui/Notes';
import classes from './Conversation.module.css';
import { isBeingProcessed } from './course';
import type { Pointed } from './ObjectionList';
import { UtteranceRow } from './UtteranceRow';
import { utteranceAt } from './utteranceAt';

interface ConversationProps {
  call: CallDetail;
  current: Utterance | null;
  playing: boolean;
  startAt: number;
  /** Null where there is no recording to play. */
  playFrom: ((seconds: number) => void) | null;
  /** What is pointed at in the list of objections. */
  pointed?: Pointed | null;
}

/** After somebody scrolls, the text does not follow the recording for this long. */
const ownScroll = 5_000;

/** What was said, side by side as a conversation. */
export function Conversation({ call, current, playing, startAt, playFrom, pointed = null }: ConversationProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const mayCorrect = may(useSession().role, 'correct');
  const whyNoText = (silent: CallDetail) =>
    silent.failure !== null
      ? t('call.noTextFailed')
      : silent.awaitedLanguage !== null
        ? t('transcripts.awaited', { language: formats.languageName(silent.awaitedLanguage) })
        : silent.connected
          ? t('call.noTextLine')
          : t('call.notAnswered');
  const list = useRef<HTMLOListElement>(null);
  const scrolledAt = useRef(-ownScroll);

  useEffect(() => {
    const scrolled = () => {
      scrolledAt.current = performance.now();
    };
    window.addEventListener('wheel', scrolled, { passive: true });
    window.addEventListener('touchmove', scrolled, { passive: true });
    return () => {
      window.removeEventListener('wheel', scrolled);
      window.removeEventListener('touchmove', scrolled);
    };
  }, []);

  const show = (utterance: Utterance | null, block: ScrollLogicalPosition) => {
    const row = utterance && list.current?.querySelector(`[data-ordinal="${utterance.ordinal}"]`);
    row?.scrollIntoView({ block, behavior: 'smooth' });
  };

  useEffect(() => {
    if (startAt > 0) {
      show(utteranceAt(call.utterances, startAt), 'center');
    }
    // Only on opening: later transcripts of the same call must not move the page.
  }, [startAt]);

  useEffect(() => {
    if (playing && performance.now() - scrolledAt.current > ownScroll) {
      show(current, 'nearest');
    }
  }, [current, playing]);

  if (call.utterances.length === 0) {
    return isBeingProcessed(call) ? (
      <Loading text={t(`stage.${call.stage}`)} />
    ) : (
      <Empty title={t('call.noText')}>{whyNoText(call)}</Empty>
    );
  }
  return (
    <ol ref={list} className={classes.conversation}>
      {call.utterances.map((utterance, index) => (
        <UtteranceRow
          key={utterance.ordinal}
          callId={call.id}
          utterance={utterance}
          language={call.language}
          named={call.utterances[index - 1]?.speaker !== utterance.speaker}
          current={utterance.ordinal === current?.ordinal}
          playFrom={playFrom}
          mayCorrect={mayCorrect}
          listed={pointed?.ordinal === utterance.ordinal ? pointed.label : null}
        />
      ))}
    </ol>
  );
}
