import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ListState, StoppedNumber } from '../api/stopList';
import { Empty } from '../ui/Notes';
import classes from './StopList.module.css';
import { StopListRow } from './StopListRow';

interface StopListTableProps {
  state: ListState;
  searched: boolean;
  entries: StoppedNumber[];
  /** Null: there are no more. */
  more: (() => void) | null;
  asking: boolean;
}

export function StopListTable({ state, searched, entries, more, asking }: StopListTableProps) {
  const { t } = useTranslation();
  if (entries.length === 0) {
    return searched ? (
      <Empty title={t('stopList.notFound')} />
    ) : (
      <Empty title={t(`stopList.none.${state}`)}>{t(`stopList.noneLine.${state}`)}</Empty>
    );
  }
  return (
    <>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('stopList.number')}</th>
            <th scope="col">{t('stopList.since')}</th>
            <th scope="col">{t('stopList.why')}</th>
            <th scope="col">{t(state === 'off' ? 'stopList.offColumn' : 'stopList.change')}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <StopListRow key={entry.id} entry={entry} />
          ))}
        </tbody>
      </table>
      {more !== null && (
        <div className={classes.more}>
          <Button variant="light" loading={asking} onClick={more}>
            {t('stopList.more')}
          </Button>
        </div>
      )}
    </>
  );
}
