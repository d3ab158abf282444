import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObjectionLabel, Utterance } from '../api/types';
import { MentionNotes } from '../competitors/MentionNotes';
import { AddLabelMenu, FoundLabelMenu } from '../corrections/LabelMenu';
import { duration } from '../format/formats';
import { ObjectionMark } from '../ui/ObjectionMark';
import classes from './Conversation.module.css';
import { SaidText } from './SaidText';
import { wordsOf } from './whyPieces';

interface UtteranceRowProps {
  callId: number;
  utterance: Utterance;
  language: string | null;
  /** Begins a turn, so the speaker is named. */
  named: boolean;
  current: boolean;
  playFrom: ((seconds: number) => void) | null;
  mayCorrect: boolean;
  /** The label that is pointed at in the list of objections. */
  listed: ObjectionLabel | null;
}

export const UtteranceRow = memo(function UtteranceRow({
  callId,
  utterance,
  language,
  named,
  current,
  playFrom,
  mayCorrect,
  listed,
}: UtteranceRowProps) {
  const { t } = useTranslation();
  const [pointedAt, setPointedAt] = useState<ObjectionLabel | null>(null);
  const play = () => {
    if (window.getSelection()?.isCollapsed !== false) {
      playFrom?.(utterance.start);
    }
  };
  return (
    <li
      className={classes.utterance}
      data-testid="utterance"
      data-ordinal={utterance.ordinal}
      data-speaker={utterance.speaker}
      data-start={utterance.start}
      data-current={current}
      data-objection={utterance.objections.length > 0}
      data-playable={playFrom !== null}
      aria-current={current ? 'true' : undefined}
    >
      {named && <span className={classes.speaker}>{t(`speaker.${utterance.speaker}`)}</span>}
      <div className={classes.bubble} onClick={playFrom === null ? undefined : play}>
        {playFrom === null ? (
          <span className={classes.moment}>{duration(utterance.start)}</span>
        ) : (
          <button
            type="button"
            className={classes.moment}
            data-plays
            aria-label={t('player.playFrom', { time: duration(utterance.start) })}
            onClick={(event) => {
              event.stopPropagation();
              playFrom(utterance.start);
            }}
          >
            {duration(utterance.start)}
          </button>
        )}
        <div className={classes.said}>
          <SaidText utterance={utterance} language={language} pointedAt={pointedAt ?? listed} />
          <MentionNotes ordinal={utterance.ordinal} />
          {utterance.objections.length > 0 && (
            <span className={classes.marks}>
              {utterance.objections.map((found) => (
                <span
                  key={found.label}
                  className={classes.mark}
                  onPointerEnter={() => setPointedAt(found.label)}
                  onPointerLeave={() => setPointedAt(null)}
                  onFocus={() => setPointedAt(found.label)}
                  onBlur={() => setPointedAt(null)}
                >
                  <ObjectionMark label={found.label} testId="objection-mark" />
                  <span className="only-spoken">
                    {found.byPerson
                      ? t('corrections.byPerson')
                      : found.why.length > 0 && t('corrections.becauseOf', { words: wordsOf(found) })}
                  </span>
                  {mayCorrect && <FoundLabelMenu callId={callId} utterance={utterance} label={found.label} />}
                </span>
              ))}
            </span>
          )}
        </div>
        {mayCorrect && utterance.speaker !== 'manager' && (
          <span className={classes.add}>
            <AddLabelMenu callId={callId} utterance={utterance} />
          </span>
        )}
      </div>
    </li>
  );
});
