import { useComputedColorScheme } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import WaveSurfer from 'wavesurfer.js';
import RegionsPlugin from 'wavesurfer.js/dist/plugins/regions.esm.js';
import type { CallDetail, CallMedia, Speaker } from '../api/types';
import { lanesOf, type Lane } from './peaks';
import classes from './Waveform.module.css';

interface WaveformProps {
  call: CallDetail;
  media: CallMedia;
  address: string;
  audio: HTMLAudioElement;
  seek: (seconds: number) => void;
  playFrom: (seconds: number) => void;
}

const laneHeight = 44;

/** Both sides of the call as lanes, with the objections marked; a click goes there. */
export function Waveform({ call, media, address, audio, seek, playFrom }: WaveformProps) {
  const { t } = useTranslation();
  const scheme = useComputedColorScheme('light');
  const place = useRef<HTMLDivElement>(null);
  const lanes = useQuery({
    queryKey: ['lanes', call.id, media, call.talk !== null],
    queryFn: ({ signal }) => lanesOf(address, call, media, signal),
    staleTime: Infinity,
  });

  useEffect(() => {
    if (place.current === null || lanes.data === undefined) {
      return;
    }
    const regions = RegionsPlugin.create();
    const wave = WaveSurfer.create({
      container: place.current,
      media: audio,
      peaks: lanes.data.map((lane) => lane.peaks),
      duration: media.durationSeconds,
      splitChannels: lanes.data.map((lane) => ({ ...coloursOf(lane, place.current), height: laneHeight, overlay: false })),
      barWidth: 2,
      barGap: 1,
      barRadius: 1,
      barMinHeight: 1,
      cursorWidth: 2,
      cursorColor: colour(place.current, '--ink'),
      interact: true,
      hideScrollbar: true,
      plugins: [regions],
    });
    wave.on('interaction', (seconds) => seek(seconds));
    regions.on('region-clicked', (region, event) => {
      event.stopPropagation();
      playFrom(region.start);
    });
    wave.on('ready', () => {
      const clientLane = lanes.data.findIndex((lane) => lane.speaker === 'client');
      for (const utterance of call.utterances.filter((said) => said.objections.length > 0)) {
        regions.addRegion({
          id: `objection-${utterance.ordinal}`,
          start: utterance.start,
          end: Math.max(utterance.end, utterance.start + media.durationSeconds / 200),
          color: `color-mix(in srgb, ${colour(place.current, '--objection')} 20%, transparent)`,
          ...(clientLane >= 0 && { channelIdx: clientLane }),
          drag: false,
          resize: false,
        });
      }
    });
    return () => wave.destroy();
  }, [lanes.data, scheme, audio, media.durationSeconds, call.utterances, seek, playFrom]);

  return (
    <div className={classes.waveform}>
      <div className={classes.names} aria-hidden="true">
        {(lanes.data ?? []).map((lane, index) => (
          <span key={index} data-speaker={lane.speaker}>
            {lane.speaker === null ? t('player.channel', { number: index + 1 }) : t(`speaker.${lane.speaker}`)}
          </span>
        ))}
      </div>
      <div
        ref={place}
        className={classes.lanes}
        data-testid="waveform"
        data-drawn={lanes.data !== undefined}
        style={{ minHeight: laneHeight * (media.channels < 2 ? 1 : 2) }}
      >
        {lanes.isPending && <p className={classes.pending}>{t('player.drawing')}</p>}
        {lanes.isError && <p className={classes.pending}>{t('player.notDrawn')}</p>}
      </div>
    </div>
  );
}

function coloursOf(lane: Lane, element: HTMLElement | null) {
  const names: Record<Speaker, string> = { client: '--client', manager: '--manager' };
  const full = colour(element, lane.speaker === null ? '--muted' : names[lane.speaker]);
  return { waveColor: `color-mix(in srgb, ${full} 45%, ${colour(element, '--surface')})`, progressColor: full };
}

function colour(element: HTMLElement | null, name: string): string {
  return element === null ? '' : getComputedStyle(element).getPropertyValue(name).trim();
}
