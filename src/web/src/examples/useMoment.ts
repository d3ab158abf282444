import { useCallback, useEffect, useRef, useState } from 'react';

export interface Moment {
  key: string;
  callId: number;
  start: number;
  end: number;
}

export interface MomentPlayer {
  playing: string | null;
  /** The moment whose recording could not be played. */
  broken: string | null;
  /** Seconds into the moment. */
  time: number;
  toggle: (moment: Moment) => void;
}

/** A little before and after, so that no word is cut. */
const margin = 0.25;

/** Plays one stretch of one recording at a time, in place. */
export function useMoment(): MomentPlayer {
  const audio = useRef<HTMLAudioElement>(null);
  const moment = useRef<Moment>(null);
  const [playing, setPlaying] = useState<string | null>(null);
  const [broken, setBroken] = useState<string | null>(null);
  const [time, setTime] = useState(0);

  useEffect(() => {
    const element = new Audio();
    audio.current = element;
    const fail = () => {
      if (moment.current !== null && element.src !== '') {
        setBroken(moment.current.key);
        setPlaying(null);
      }
    };
    const moved = () => {
      if (moment.current === null) {
        return;
      }
      setTime(Math.max(0, element.currentTime - moment.current.start));
      if (element.currentTime >= moment.current.end + margin) {
        element.pause();
      }
    };
    const ended = () => setPlaying(null);
    element.addEventListener('timeupdate', moved);
    element.addEventListener('pause', ended);
    element.addEventListener('ended', ended);
    element.addEventListener('error', fail);
    return () => {
      moment.current = null;
      element.pause();
      element.removeAttribute('src');
      element.load();
    };
  }, []);

  const toggle = useCallback((next: Moment) => {
    const element = audio.current;
    if (element === null) {
      return;
    }
    if (moment.current?.key === next.key && !element.paused) {
      element.pause();
      return;
    }
    element.pause();
    const source = new URL(`/api/calls/${next.callId}/recording`, location.href).href;
    if (element.src !== source || element.error !== null) {
      element.src = source;
    }
    moment.current = next;
    element.currentTime = Math.max(0, next.start - margin);
    setTime(0);
    setBroken(null);
    setPlaying(next.key);
    element.play().catch((error: unknown) => {
      if (moment.current?.key === next.key && !(error instanceof DOMException && error.name === 'AbortError')) {
        setBroken(next.key);
        setPlaying(null);
      }
    });
  }, []);

  return { playing, broken, time, toggle };
}
