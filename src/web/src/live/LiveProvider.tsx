import { useQueryClient } from '@tanstack/react-query';
import { createContext, use, useEffect, useRef, useState, type ReactNode } from 'react';
import { useClock, useSession } from '../session/useSession';
import { may } from '../session/rights';
import { cacheSink } from './cacheSink';
import { openHub } from './connection';
import { SupervisionFeed, type LiveState } from './supervisionFeed';

const Live = createContext<LiveState>('reconnecting');

export function useLiveState(): LiveState {
  return use(Live);
}

/** Keeps the connection open while somebody is signed in. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const cache = useQueryClient();
  const clock = useClock();
  const seesAlerts = may(useSession().role, 'alerts');
  const latestClock = useRef(clock);
  const [state, setState] = useState<LiveState>('reconnecting');

  useEffect(() => {
    latestClock.current = clock;
  }, [clock]);

  useEffect(() => {
    const sink = cacheSink(cache, {
      seesAlerts,
      dayOf: (time) => latestClock.current.dayOf(time),
      onState: setState,
    });
    const feed = new SupervisionFeed(openHub(), sink);
    feed.start();
    return () => void feed.stop();
  }, [cache, seesAlerts]);

  return <Live value={state}>{children}</Live>;
}
