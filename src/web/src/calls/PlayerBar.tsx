import { ActionIcon, NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CallDetail } from '../api/types';
import { duration } from '../format/formats';
import { BackIcon, ForwardIcon, PauseIcon, PlayIcon } from '../ui/Icons';
import classes from './PlayerBar.module.css';
import { step, useKeys } from './useKeys';
import type { Player } from './usePlayer';
import { Waveform } from './Waveform';

const rates = [1, 1.25, 1.5, 2];

/** The recording: play, step, speed, and both sides drawn over time. */
export function PlayerBar({ call, player }: { call: CallDetail; player: Player }) {
  const { t } = useTranslation();
  const address = `/api/calls/${call.id}/recording`;
  const length = call.media?.durationSeconds ?? player.audio?.duration ?? 0;
  useKeys(player);
  return (
    <section
      className={classes.player}
      aria-label={t('player.title')}
      data-testid="player"
      data-time={player.time.toFixed(2)}
      data-ready={player.ready}
      data-playing={player.playing}
    >
      <audio ref={player.attach} src={address} preload="metadata" />
      <div className={classes.controls}>
        <ActionIcon
          size={46}
          radius="xl"
          variant="filled"
          aria-label={player.playing ? t('player.pause') : t('player.play')}
          data-testid="play"
          onClick={player.toggle}
        >
          {player.playing ? <PauseIcon size={22} /> : <PlayIcon size={22} />}
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={t('player.back', { count: step })}
          title={t('player.back', { count: step })}
          onClick={() => player.seek(player.time - step)}
        >
          <BackIcon />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={t('player.forward', { count: step })}
          title={t('player.forward', { count: step })}
          onClick={() => player.seek(Math.min(length, player.time + step))}
        >
          <ForwardIcon />
        </ActionIcon>
        <span className={classes.time}>
          {duration(player.time)} <span>/ {duration(length)}</span>
        </span>
        <span className={classes.keys}>{t('player.keys')}</span>
        <NativeSelect
          size="xs"
          aria-label={t('player.speed')}
          value={player.rate}
          onChange={(event) => player.setRate(Number(event.currentTarget.value))}
          data={rates.map((rate) => ({ value: String(rate), label: `${rate}×` }))}
        />
      </div>
      {player.failed ? (
        <p role="alert" className={classes.broken}>
          {t('player.broken')}
        </p>
      ) : (
        call.media !== null &&
        player.audio !== null && (
          <Waveform
            call={call}
            media={call.media}
            address={address}
            audio={player.audio}
            seek={player.seek}
            playFrom={player.playFrom}
          />
        )
      )}
    </section>
  );
}
