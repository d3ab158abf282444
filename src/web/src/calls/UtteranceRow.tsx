import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Utterance } from '../api/types';
import { duration } from '../format/formats';
import { ObjectionMark } from '../ui/ObjectionMark';
import classes from './Conversation.module.css';

interface UtteranceRowProps {
  utterance: Utterance;
  language: string | null;
  /** Begins a turn, so the speaker is named. */
  named: boolean;
  current: boolean;
  playFrom: ((seconds: number) => void) | null;
}

export const UtteranceRow = memo(function UtteranceRow({
  utterance,
  language,
  named,
  current,
  playFrom,
}: UtteranceRowProps) {
  const { t } = useTranslation();
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
          <p lang={language ?? undefined}>{utterance.text}</p>
          {utterance.objections.length > 0 && (
            <span className={classes.marks}>
              {utterance.objections.map((found) => (
                <ObjectionMark key={found.label} label={found.label} testId="objection-mark" />
              ))}
            </span>
          )}
        </div>
      </div>
    </li>
  );
});
