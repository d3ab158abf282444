import type { Utterance } from '../api/types';
import classes from './SaidText.module.css';
import { piecesOf } from './whyPieces';

interface SaidTextProps {
  utterance: Utterance;
  language: string | null;
  /** The label that is pointed at. */
  pointedAt: string | null;
}

/** What was said, with the words underlined that weighed for an objection. */
export function SaidText({ utterance, language, pointedAt }: SaidTextProps) {
  return (
    <p lang={language ?? undefined}>
      {piecesOf(utterance.text, utterance.objections, pointedAt).map((piece, index) =>
        piece.weighs ? (
          <span key={index} className={classes.weighs} data-testid="why-word" data-pointed={piece.pointed}>
            {piece.text}
          </span>
        ) : (
          piece.text
        ),
      )}
    </p>
  );
}
