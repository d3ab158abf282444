import { useTranslation } from 'react-i18next';
import type { Episode } from '../api/answers';
import type { CallDetail, ObjectionLabel } from '../api/types';
import { duration } from '../format/formats';
import { AnswerMark } from '../ui/AnswerMark';
import { Empty } from '../ui/Notes';
import { ObjectionMark } from '../ui/ObjectionMark';
import classes from './ObjectionList.module.css';
import { wordsOf } from './whyPieces';

/** An objection of an utterance. */
export interface Pointed {
  ordinal: number;
  label: ObjectionLabel;
}

interface ObjectionListProps {
  call: Pick<CallDetail, 'utterances' | 'episodes'>;
  playFrom: ((seconds: number) => void) | null;
  point: (at: Pointed | null) => void;
}

/** The call's objections in order, each with its moment, the words that weighed most and how it was answered. */
export function ObjectionList({ call, playFrom, point }: ObjectionListProps) {
  const { t } = useTranslation();
  const found = call.utterances.filter((utterance) => utterance.objections.length > 0);
  if (found.length === 0) {
    return <Empty title={t('call.noObjections')} />;
  }
  return (
    <ol className={classes.list}>
      {found.flatMap((utterance) =>
        utterance.objections.map((objection) => {
          const here = () => point({ ordinal: utterance.ordinal, label: objection.label });
          return (
            <li key={`${utterance.ordinal}-${objection.label}`} data-testid="listed-objection" data-label={objection.label}>
              <button
                type="button"
                data-plays
                aria-disabled={playFrom === null}
                onClick={() => playFrom?.(utterance.start)}
                onPointerEnter={here}
                onPointerLeave={() => point(null)}
                onFocus={here}
                onBlur={() => point(null)}
              >
                <span className={classes.moment}>{duration(utterance.start)}</span>
                <span>
                  <ObjectionMark label={objection.label} />
                  <span className={classes.why}>
                    {objection.byPerson
                      ? t('corrections.byPerson')
                      : objection.why.length > 0 && t('corrections.becauseOf', { words: wordsOf(objection) })}
                  </span>
                </span>
              </button>
              <Answered
                episode={call.episodes.find(
                  (episode) => episode.ordinal === utterance.ordinal && episode.label === objection.label,
                )}
              />
            </li>
          );
        }),
      )}
    </ol>
  );
}

/** How the manager answered an objection. */
function Answered({ episode }: { episode: Episode | undefined }) {
  const { t } = useTranslation();
  if (episode === undefined) {
    return null;
  }
  return (
    <p className={classes.answer} data-testid="answer" data-ordinal={episode.ordinal} data-label={episode.label}>
      {episode.answers.length > 0 ? (
        episode.answers.map((answer) => <AnswerMark key={answer.label} label={answer.label} testId="answer-mark" />)
      ) : (
        <span>{t(episode.answerOrdinal === null ? 'call.noAnswer' : 'call.answerOfNoKind')}</span>
      )}
      {episode.recurred && <span data-testid="recurred">{t('call.recurred')}</span>}
    </p>
  );
}
