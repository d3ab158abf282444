import { useQueryClient } from '@tanstack/react-query';
import { createContext, use, useEffect, useRef, useState, type ReactNode } from 'react';
import { useClock, useSession } from '../session/useSession';
import { may } from '../session/rights';
import { cacheSink } from './cacheSink';
import { openHub } from './connection';
import { OpenCalls } from './openCalls';
import { SupervisionFeed, type LiveState } from './supervisionFeed';

const Live = createContext<LiveState>('reconnecting');
const Open = createContext<OpenCalls | null>(null);

export function useLiveState(): LiveState {
  return use(Live);
}

/** Null before there is a connection to open calls with. */
export function useOpenCalls(): OpenCalls | null {
  return use(Open);
}

/** Keeps the connection open while somebody is signed in. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const cache = useQueryClient();
  const clock = useClock();
  const seesAlerts = may(useSession().role, 'alerts');
  const latestClock = useRef(clock);
  const [state, setState] = useState<LiveState>('reconnecting');
  const [calls, setCalls] = useState<OpenCalls | null>(null);

  useEffect(() => {
    latestClock.current = clock;
  }, [clock]);

  useEffect(() => {
    const hub = openHub();
    const open = new OpenCalls(hub);
    setCalls(open);
    const sink = cacheSink(cache, {
      seesAlerts,
      dayOf: (time) => latestClock.current.dayOf(time),
      onState: (now) => {
        open.stateChanged(now);
        setState(now);
      },
    });
    const feed = new SupervisionFeed(hub, sink);
    feed.start();
    return () => void feed.stop();
  }, [cache, seesAlerts]);

  return (
    <Live value={state}>
      <Open value={calls}>{children}</Open>
    </Live>
  );
}
