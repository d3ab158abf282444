import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, Outlet, useLocation } from 'react-router';
import { ApiError, get } from '../api/http';
import { keys } from '../api/keys';
import type { Session } from '../api/types';
import { DepartmentClock } from '../format/clock';
import { adoptDepartmentLanguage } from '../i18n';
import { LiveProvider } from '../live/LiveProvider';
import { Failed, Loading } from '../ui/Notes';
import { SignedIn } from './useSession';

async function askSession(): Promise<Session | null> {
  try {
    return await get<Session>('/api/session');
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) {
      return null;
    }
    throw error;
  }
}

/** Lets signed-in people through and sends everybody else to the sign-in page. */
export function SessionGate() {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const place = useLocation();
  const { data: session, error, dataUpdatedAt, refetch } = useQuery({
    queryKey: keys.session,
    queryFn: askSession,
    staleTime: Infinity,
  });

  const value = useMemo(
    () => (session ? { session, clock: new DepartmentClock(session.department, dataUpdatedAt) } : null),
    [session, dataUpdatedAt],
  );

  useEffect(() => {
    if (session) {
      adoptDepartmentLanguage(session.department.language);
    }
  }, [session]);

  useEffect(() => {
    const leaveWhenSignedOut = cache.getQueryCache().subscribe((event) => {
      const failure = event.type === 'updated' && event.action.type === 'error' ? event.action.error : null;
      if (failure instanceof ApiError && failure.status === 401) {
        cache.setQueryData(keys.session, null);
      }
    });
    return leaveWhenSignedOut;
  }, [cache]);

  if (value !== null) {
    return (
      <SignedIn value={value}>
        <LiveProvider>
          <Outlet />
        </LiveProvider>
      </SignedIn>
    );
  }
  if (session === null) {
    return <Navigate to="/signin" replace state={{ from: place.pathname + place.search }} />;
  }
  return error ? <Failed error={error} again={() => void refetch()} /> : <Loading text={t('state.loading')} />;
}
