import { useTranslation } from 'react-i18next';
import type { ObjectionLabel, Utterance } from '../api/types';
import { duration } from '../format/formats';
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
  utterances: readonly Utterance[];
  playFrom: ((seconds: number) => void) | null;
  point: (at: Pointed | null) => void;
}

/** The call's objections in order, each with its moment and the words that weighed most. */
export function ObjectionList({ utterances, playFrom, point }: ObjectionListProps) {
  const { t } = useTranslation();
  const found = utterances.filter((utterance) => utterance.objections.length > 0);
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
            </li>
          );
        }),
      )}
    </ol>
  );
}
