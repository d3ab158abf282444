import { useTranslation } from 'react-i18next';
import type { TranscriptLine } from '../api/transcripts';
import { duration } from '../format/formats';
import { aligned } from './aligned';
import { differingWords, type Word } from './differingWords';
import classes from './SideBySide.module.css';

interface Side {
  /** What it is to the call. */
  title: string;
  engine: string;
  /** Who and when. */
  notes: readonly string[];
  language: string | null;
  lines: readonly TranscriptLine[];
}

interface SideBySideProps {
  left: Side;
  right: Side;
  /** Null where there is no recording to play. */
  playFrom: ((seconds: number) => void) | null;
}

/** Two transcripts of a recording, moment by moment; words that only one of them has are marked. */
export function SideBySide({ left, right, playFrom }: SideBySideProps) {
  const { t } = useTranslation();
  return (
    <table className={classes.table} data-testid="side-by-side">
      <thead>
        <tr>
          <th scope="col" className={classes.time}>
            {t('transcripts.time')}
          </th>
          <Head side={left} />
          <Head side={right} />
        </tr>
      </thead>
      <tbody>
        {aligned(left.lines, right.lines).map((row) => {
          const [leftWords, rightWords] = differingWords(textOf(row.left), textOf(row.right));
          return (
            <tr key={`${row.start} ${row.speaker}`} data-testid="moment" data-speaker={row.speaker}>
              <th scope="row" className={classes.time}>
                <button type="button" disabled={playFrom === null} onClick={() => playFrom?.(row.start)}>
                  {duration(row.start)}
                </button>
                <span>{t(`speaker.${row.speaker}`)}</span>
              </th>
              <Words words={leftWords} side={left} />
              <Words words={rightWords} side={right} />
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Head({ side }: { side: Side }) {
  return (
    <th scope="col" className={classes.side}>
      <span className={classes.title}>{side.title}</span>
      <span>{side.engine}</span>
      {side.notes.map((note) => (
        <span key={note} className={classes.note}>
          {note}
        </span>
      ))}
    </th>
  );
}

function Words({ words, side }: { words: Word[]; side: Side }) {
  const { t } = useTranslation();
  return (
    <td data-title={side.title} lang={words.length > 0 ? (side.language ?? undefined) : undefined}>
      {words.length === 0 ? (
        <span className={classes.nothing}>{t('transcripts.nothing')}</span>
      ) : (
        words.map((word, index) => (
          <span key={index}>
            {index > 0 && ' '}
            {word.differs ? <mark data-testid="differing">{word.text}</mark> : word.text}
          </span>
        ))
      )}
    </td>
  );
}

function textOf(lines: readonly TranscriptLine[]): string {
  return lines.map((line) => line.text).join(' ');
}
