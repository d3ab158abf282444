import { ActionIcon } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Example } from '../api/types';
import { duration } from '../format/formats';
import { useFormats } from '../format/useFormats';
import { PauseIcon, PlayIcon } from '../ui/Icons';
import { ObjectionMark } from '../ui/ObjectionMark';
import classes from './ExampleList.module.css';
import type { MomentPlayer } from './useMoment';

interface ExampleRowProps {
  example: Example;
  player: MomentPlayer;
  /** What else there is to say of the moment. */
  children?: ReactNode;
}

export function ExampleRow({ example, player, children }: ExampleRowProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const key = `${example.callId}-${example.ordinal}-${example.label}`;
  const end = example.answer?.end ?? example.end;
  const playing = player.playing === key;
  const seconds = end - example.start;
  return (
    <li
      className={classes.example}
      data-testid="example"
      data-call={example.callId}
      data-label={example.label}
      data-language={example.language}
      data-playing={playing}
      data-recording={example.recording}
    >
      <div className={classes.play}>
        <ActionIcon
          disabled={!example.recording}
          title={example.recording ? undefined : t('examples.noSound')}
          size={42}
          radius="xl"
          variant={playing ? 'filled' : 'light'}
          aria-label={playing ? t('player.pause') : t('examples.play', { time: duration(seconds) })}
          data-testid="example-play"
          onClick={() => player.toggle({ key, callId: example.callId, start: example.start, end })}
        >
          {playing ? <PauseIcon size={20} /> : <PlayIcon size={20} />}
        </ActionIcon>
        <span>{duration(seconds)}</span>
      </div>
      <div className={classes.words} lang={example.language ?? undefined}>
        <p className={classes.client}>
          <span className={classes.speaker}>{t('speaker.client')}</span>
          {example.text}
        </p>
        {example.answer === null ? (
          <p className={classes.silent}>{t('examples.noAnswer')}</p>
        ) : (
          <p className={classes.manager}>
            <span className={classes.speaker}>{example.managerName ?? t('speaker.manager')}</span>
            {example.answer.text}
          </p>
        )}
        {playing && (
          <span className={classes.track} aria-hidden="true">
            <span style={{ width: `${Math.min(100, (100 * player.time) / Math.max(0.1, seconds))}%` }} />
          </span>
        )}
        {player.broken === key && (
          <p role="alert" className={classes.broken}>
            {t('examples.noSound')}
          </p>
        )}
        <p className={classes.from}>
          <ObjectionMark label={example.label} />
          {children}
          <Link to={`/calls/${example.callId}?t=${example.start}`}>{t('examples.call')}</Link>
          <span>{formats.dateTime(example.at)}</span>
          {example.language !== null && <span>{formats.languageName(example.language)}</span>}
        </p>
      </div>
    </li>
  );
}
