import { useCallback, useEffect, useRef, useState } from 'react';

export interface Player {
  /** Attach to the audio element. */
  attach: (audio: HTMLAudioElement | null) => void;
  audio: HTMLAudioElement | null;
  /** Metadata is there and the first position is set. */
  ready: boolean;
  failed: boolean;
  playing: boolean;
  time: number;
  rate: number;
  playFrom: (seconds: number) => void;
  seek: (seconds: number) => void;
  toggle: () => void;
  setRate: (rate: number) => void;
}

/** A recording's audio element as state: the element is the truth, everything else follows its events. */
export function usePlayer(startAt: number): Player {
  const [audio, attach] = useState<HTMLAudioElement | null>(null);
  const [ready, setReady] = useState(false);
  const [failed, setFailed] = useState(false);
  const [playing, setPlaying] = useState(false);
  const [time, setTime] = useState(startAt);
  const [rate, setRateState] = useState(1);
  /** Where to go as soon as the recording's length is known. */
  const wanted = useRef(startAt);
  const wantsPlay = useRef(false);

  const seek = useCallback(
    (seconds: number) => {
      const target = Math.max(0, seconds);
      wanted.current = target;
      setTime(target);
      if (audio !== null && audio.readyState >= HTMLMediaElement.HAVE_METADATA) {
        audio.currentTime = Math.min(target, audio.duration);
      }
    },
    [audio],
  );

  const play = useCallback(() => {
    if (audio === null) {
      return;
    }
    if (audio.readyState < HTMLMediaElement.HAVE_METADATA) {
      wantsPlay.current = true;
      return;
    }
    audio.play().catch((error: unknown) => {
      if (!(error instanceof DOMException && error.name === 'AbortError')) {
        setPlaying(false);
      }
    });
  }, [audio]);

  useEffect(() => {
    if (audio === null) {
      return;
    }
    const known = () => {
      setFailed(false);
      audio.currentTime = Math.min(wanted.current, audio.duration);
      setReady(true);
      if (wantsPlay.current) {
        wantsPlay.current = false;
        play();
      }
    };
    const moved = () => setTime(audio.currentTime);
    const changed = () => setPlaying(!audio.paused && !audio.ended);
    const broken = () => setFailed(true);
    const handlers = { loadedmetadata: known, timeupdate: moved, seeked: moved, play: changed, pause: changed, ended: changed, error: broken };
    for (const [event, handler] of Object.entries(handlers)) {
      audio.addEventListener(event, handler);
    }
    if (audio.readyState >= HTMLMediaElement.HAVE_METADATA) {
      known();
    } else if (audio.error !== null) {
      broken();
    }
    return () => {
      for (const [event, handler] of Object.entries(handlers)) {
        audio.removeEventListener(event, handler);
      }
    };
  }, [audio, play]);

  const playFrom = useCallback(
    (seconds: number) => {
      seek(seconds);
      play();
    },
    [seek, play],
  );

  const toggle = useCallback(() => {
    if (audio === null || audio.paused) {
      play();
    } else {
      audio.pause();
    }
  }, [audio, play]);

  const setRate = useCallback(
    (next: number) => {
      setRateState(next);
      if (audio !== null) {
        audio.playbackRate = next;
      }
    },
    [audio],
  );

  return { attach, audio, ready, failed, playing, time, rate, playFrom, seek, toggle, setRate };
}
