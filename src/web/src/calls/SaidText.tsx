import { Fragment } from 'react';
import type { Utterance } from '../api/types';
import { MentionMark } from '../competitors/MentionMark';
import { useMentions } from '../competitors/MentionsOfCall';
import { piecesWithin, textParts } from '../competitors/textParts';
import classes from './SaidText.module.css';
import { piecesOf, type Piece } from './whyPieces';

interface SaidTextProps {
  utterance: Utterance;
  language: string | null;
  /** The label that is pointed at. */
  pointedAt: string | null;
}

/** What was said, with the words underlined that weighed for an objection, and competitors marked. */
export function SaidText({ utterance, language, pointedAt }: SaidTextProps) {
  const mentions = useMentions(utterance.ordinal);
  const pieces = piecesOf(utterance.text, utterance.objections, pointedAt);
  return (
    <p lang={language ?? undefined}>
      {textParts(utterance.text, mentions).map((part) => {
        const words = <Weighed pieces={piecesWithin(pieces, part)} />;
        return part.mention === null ? (
          <Fragment key={part.start}>{words}</Fragment>
        ) : (
          <MentionMark key={part.start} mention={part.mention}>
            {words}
          </MentionMark>
        );
      })}
    </p>
  );
}

function Weighed({ pieces }: { pieces: readonly Piece[] }) {
  return pieces.map((piece, index) =>
    piece.weighs ? (
      <span key={index} className={classes.weighs} data-testid="why-word" data-pointed={piece.pointed}>
        {piece.text}
      </span>
    ) : (
      piece.text
    ),
  );
}
