import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import { get } from '../api/http';
import { keys, type CallFilter } from '../api/keys';
import type { AlertPage, CallPageOfList, CallSummary, Counters } from '../api/types';
import type { GoalReached } from '../api/norms';
import { addPage, applyChanges, emptyBook, pageSize, type AlertBook } from './alertBook';
import { coalesced } from './coalesced';
import { placeCall, replaceRow } from './lists';
import type { FeedSink, LiveState } from './supervisionFeed';

export interface CacheSinkOptions {
  seesAlerts: boolean;
  dayOf: (time: string) => string;
  onState: (state: LiveState) => void;
}

export function firstAlerts(): Promise<AlertPage> {
  return get<AlertPage>('/api/alerts', { limit: pageSize });
}

/** Writes what the feed hears into the query cache, so that pages read one truth. */
export function cacheSink(cache: QueryClient, options: CacheSinkOptions): FeedSink {
  const book = () => cache.getQueryData<AlertBook>(keys.alerts) ?? emptyBook;

  const putCall = (call: CallSummary) => {
    for (const query of cache.getQueryCache().findAll({ queryKey: ['calls'] })) {
      const filter = query.queryKey[1] as CallFilter;
      cache.setQueryData<InfiniteData<CallPageOfList>>(query.queryKey, (held) =>
        held && { ...held, pages: placeCall(held.pages, filter, call, options.dayOf) },
      );
    }
    void cache.invalidateQueries({ queryKey: keys.call(call.id) });
    void cache.invalidateQueries({ queryKey: keys.liveCalls }, { cancelRefetch: false });
    void cache.invalidateQueries({ queryKey: keys.listenings(call.id) }, { cancelRefetch: false });
    // A busy hour changes calls faster than the jobs can be asked for.
    void cache.invalidateQueries({ queryKey: ['jobs'] }, { cancelRefetch: false });
  };

  const dayViews = new Set<unknown>(['myDay', 'board']);
  const refreshDay = coalesced(() =>
    cache.invalidateQueries({ predicate: (query) => dayViews.has(query.queryKey[0]) }, { cancelRefetch: false }),
  );

  return {
    alertsChanged: (changes) => {
      cache.setQueryData<AlertBook>(keys.alerts, applyChanges(book(), changes));
      for (const id of new Set(changes.map((change) => change.callId))) {
        if (id !== null) {
          void cache.invalidateQueries({ queryKey: keys.call(id), exact: true }, { cancelRefetch: false });
        }
      }
    },
    callChanged: putCall,
    countersChanged: (row) => {
      cache.setQueryData<Counters>(keys.counters(row.day), (held) => held && replaceRow(held, row));
      refreshDay();
    },
    goalReached: (goal) => {
      cache.setQueryData<GoalReached>(keys.goalNews, goal);
      refreshDay();
    },
    resumed: (snapshot) => {
      cache.setQueryData<AlertBook>(keys.alerts, applyChanges(book(), snapshot.alerts));
      cache.setQueryData<Counters>(keys.counters(snapshot.counters.day), snapshot.counters);
      for (const call of snapshot.calls.toReversed()) {
        putCall(call);
      }
      void cache.invalidateQueries({ queryKey: ['calls'] });
      refreshDay();
      void cache.invalidateQueries({ queryKey: ['call'] });
      void cache.invalidateQueries({ queryKey: ['jobs'] });
      void cache.invalidateQueries({ queryKey: keys.liveCalls });
    },
    reload: async () => {
      if (!options.seesAlerts) {
        return;
      }
      const page = await firstAlerts();
      cache.setQueryData<AlertBook>(keys.alerts, addPage(emptyBook, page));
    },
    stateChanged: options.onState,
    refused: () => void cache.invalidateQueries({ queryKey: keys.session }),
  };
}
