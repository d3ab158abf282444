import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { get } from '../api/http';
import { keys } from '../api/keys';
import type { CallDetail } from '../api/types';
import { Failed, Loading } from '../ui/Notes';
import { CallView } from './CallView';

export function CallPage() {
  const { t } = useTranslation();
  const id = Number(useParams().id);
  const moment = Number(useSearchParams()[0].get('t') ?? 0);
  const call = useQuery({ queryKey: keys.call(id), queryFn: () => get<CallDetail>(`/api/calls/${id}`) });
  if (call.data !== undefined) {
    const startAt = Number.isFinite(moment) && moment > 0 ? moment : 0;
    return <CallView key={`${id}@${startAt}`} call={call.data} startAt={startAt} />;
  }
  return call.error ? (
    <>
      <Failed error={call.error} again={() => void call.refetch()} />
      <p style={{ textAlign: 'center' }}>
        <Link to="/calls">{t('calls.title')}</Link>
      </p>
    </>
  ) : (
    <Loading text={t('call.loading')} />
  );
}
