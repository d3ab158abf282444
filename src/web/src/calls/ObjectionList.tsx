import { useTranslation } from 'react-i18next';
import type { Utterance } from '../api/types';
import { duration } from '../format/formats';
import { Empty } from '../ui/Notes';
import { ObjectionMark } from '../ui/ObjectionMark';
import classes from './ObjectionList.module.css';

interface ObjectionListProps {
  utterances: readonly Utterance[];
  playFrom: ((seconds: number) => void) | null;
}

/** The call's objections in order, each with its moment. */
export function ObjectionList({ utterances, playFrom }: ObjectionListProps) {
  const { t } = useTranslation();
  const found = utterances.filter((utterance) => utterance.objections.length > 0);
  if (found.length === 0) {
    return <Empty title={t('call.noObjections')} />;
  }
  return (
    <ol className={classes.list}>
      {found.map((utterance) => (
        <li key={utterance.ordinal}>
          <button type="button" data-plays disabled={playFrom === null} onClick={() => playFrom?.(utterance.start)}>
            <span className={classes.moment}>{duration(utterance.start)}</span>
            <span className={classes.marks}>
              {utterance.objections.map((objection) => (
                <ObjectionMark key={objection.label} label={objection.label} />
              ))}
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
}
