import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CallFilter } from '../api/keys';
import { Empty, Failed, Loading } from '../ui/Notes';
import classes from './CallList.module.css';
import { CallRow } from './CallRow';
import { useCalls } from './useCalls';

/** A list of calls that grows on demand. `own`: everything in it is one manager's. */
export function CallList({ filter, own = false }: { filter: CallFilter; own?: boolean }) {
  const { t } = useTranslation();
  const calls = useCalls(filter);
  if (calls.data === undefined) {
    return calls.error ? (
      <Failed error={calls.error} again={() => void calls.refetch()} />
    ) : (
      <Loading text={t('calls.loading')} />
    );
  }
  const items = calls.data.pages.flatMap((page) => page.items);
  if (items.length === 0) {
    return <Empty title={t('calls.none')}>{own ? t('calls.noneOwn') : t('calls.noneLine')}</Empty>;
  }
  return (
    <>
      <table className={classes.table} data-own={own}>
        <thead>
          <tr>
            <th scope="col">{t('calls.time')}</th>
            {!own && <th scope="col">{t('calls.manager')}</th>}
            <th scope="col">{t('calls.client')}</th>
            <th scope="col">{t('calls.outcome')}</th>
            <th scope="col" className={classes.number}>
              {t('calls.talk')}
            </th>
            <th scope="col">{t('calls.objections')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((call) => (
            <CallRow key={call.id} call={call} own={own} withDay={filter.day === null} />
          ))}
        </tbody>
      </table>
      {calls.hasNextPage && (
        <div className={classes.more}>
          <Button variant="light" loading={calls.isFetchingNextPage} onClick={() => void calls.fetchNextPage()}>
            {calls.isFetchNextPageError ? t('state.again') : t('calls.more')}
          </Button>
        </div>
      )}
    </>
  );
}
