import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { get } from '../api/http';
import { keys } from '../api/keys';
import type { AlertPage } from '../api/types';
import { addPage, emptyBook, pageSize, type AlertBook } from '../live/alertBook';
import { firstAlerts } from '../live/cacheSink';

/** The alerts held in the cache, where the live feed writes too; older ones on demand. */
export function useAlerts() {
  const cache = useQueryClient();
  const held = () => cache.getQueryData<AlertBook>(keys.alerts) ?? emptyBook;
  const [olderFailed, setOlderFailed] = useState(false);
  const [olderAsked, setOlderAsked] = useState(false);
  const query = useQuery({
    queryKey: keys.alerts,
    queryFn: async () => {
      const page = await firstAlerts();
      return addPage(held(), page);
    },
    refetchOnMount: 'always',
  });

  const askOlder = async () => {
    setOlderAsked(true);
    setOlderFailed(false);
    try {
      const page = await get<AlertPage>('/api/alerts', { before: held().olderThan, limit: pageSize });
      cache.setQueryData<AlertBook>(keys.alerts, addPage(held(), page));
    } catch {
      setOlderFailed(true);
    } finally {
      setOlderAsked(false);
    }
  };

  const book = query.data ?? emptyBook;
  const neverAsked = book.olderThan === emptyBook.olderThan;
  return {
    book,
    error: query.error,
    again: () => void query.refetch(),
    loading: neverAsked && book.byId.size === 0 && query.isFetching,
    older: book.olderThan !== null && !neverAsked,
    askOlder: () => void askOlder(),
    olderAsked,
    olderFailed,
  };
}
