import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Talk, TalkSide } from '../api/talk';
import { duration } from '../format/formats';
import { useFormats } from '../format/useFormats';
import { Card } from '../ui/Card';
import classes from './TalkCard.module.css';
import { talkNotes, type TalkNote } from './talkNotes';

interface TalkCardProps {
  talk: Talk;
  playFrom: (seconds: number) => void;
}

/** Who spoke how much and how, by side; a time leads to its moment. */
export function TalkCard({ talk, playFrom }: TalkCardProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const length = (seconds: number | null, start: number | null) =>
    seconds !== null && start !== null ? <Moment seconds={seconds} start={start} playFrom={playFrom} /> : null;
  const count = (value: number | null) => (value === null ? null : formats.whole(value));
  const rows: [name: string, of: (side: TalkSide) => ReactNode][] = [
    [t('talk.time'), (side) => duration(Math.round(side.talkSeconds))],
    [t('talk.share'), (side) => (side.share === null ? null : formats.share(side.share))],
    [t('talk.monologue'), (side) => length(side.longestMonologueSeconds, side.longestMonologueStart)],
    [t('talk.turns'), (side) => count(side.turns)],
    [t('talk.interruptions'), (side) => count(side.interruptions)],
    [t('talk.backChannels'), (side) => count(side.backChannels)],
    [t('talk.rate'), (side) => count(side.wordsPerMinute)],
  ];
  return (
    <Card title={t('talk.title')}>
      <div className={classes.talk} data-testid="talk" data-separated={talk.separated}>
        <Notes notes={talkNotes(talk)} />
        <ShareBar sides={talk.sides} />
        <table>
          <thead>
            <tr>
              <th scope="col">
                <span className="only-spoken">{t('talk.measure')}</span>
              </th>
              {talk.sides.map((side, index) => (
                <th key={index} scope="col" data-speaker={side.speaker}>
                  {side.speaker === null ? t('talk.both') : t(`speaker.${side.speaker}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows
              .map(([name, of]) => ({ name, values: talk.sides.map(of) }))
              .filter(({ values }) => values.some((value) => value !== null))
              .map(({ name, values }) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  {values.map((value, index) => (
                    <td key={index}>{value ?? '–'}</td>
                  ))}
                </tr>
              ))}
          </tbody>
        </table>
        <dl>
          <div>
            <dt>{t('talk.silence')}</dt>
            <dd>{duration(Math.round(talk.silenceSeconds))}</dd>
          </div>
          {talk.longestSilenceStart !== null && (
            <div>
              <dt>{t('talk.longestSilence')}</dt>
              <dd>{length(talk.longestSilenceSeconds, talk.longestSilenceStart)}</dd>
            </div>
          )}
          {talk.overlapSeconds !== null && (
            <div>
              <dt>{t('talk.overlap')}</dt>
              <dd>{duration(Math.round(talk.overlapSeconds))}</dd>
            </div>
          )}
        </dl>
      </div>
    </Card>
  );
}

function ShareBar({ sides }: { sides: TalkSide[] }) {
  return sides.every((side) => side.share !== null) ? (
    <div className={classes.bar} aria-hidden="true">
      {sides.map((side, index) => (
        <span key={index} data-speaker={side.speaker} style={{ flexGrow: side.share ?? 0 }} />
      ))}
    </div>
  ) : null;
}

function Moment({ seconds, start, playFrom }: { seconds: number; start: number; playFrom: (seconds: number) => void }) {
  const { t } = useTranslation();
  return (
    <button type="button" title={t('player.playFrom', { time: duration(start) })} onClick={() => playFrom(start)}>
      {duration(Math.round(seconds))}
    </button>
  );
}

function Notes({ notes }: { notes: TalkNote[] }) {
  const { t } = useTranslation();
  return notes.length === 0 ? null : (
    <ul className={classes.notes}>
      {notes.map((note) => (
        <li key={JSON.stringify(note)} data-testid="talk-note" data-kind={note.kind}>
          {textOf(note, t)}
        </li>
      ))}
    </ul>
  );
}

function textOf(note: TalkNote, t: TFunction): string {
  switch (note.kind) {
    case 'silent':
      return t(`talk.silent.${note.speaker}`);
    case 'quiet':
      return t(`talk.quiet.${note.speaker}`);
    case 'clipped':
      return t(`talk.clipped.${note.speaker}`);
    default:
      return t(`talk.notes.${note.kind}`);
  }
}
