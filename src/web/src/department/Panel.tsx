import { Button } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../ui/Card';
import { Empty, Failed, Loading } from '../ui/Notes';
import classes from './Panel.module.css';

interface PanelProps<T> {
  title: string;
  add: string;
  onAdd: () => void;
  none: string;
  heads: string[];
  list: UseQueryResult<T[]>;
  row: (item: T) => ReactNode;
}

/** A list of the department's with a button that adds to it. */
export function Panel<T>({ title, add, onAdd, none, heads, list, row }: PanelProps<T>) {
  const { t } = useTranslation();
  return (
    <Card
      title={title}
      aside={
        <Button size="xs" onClick={onAdd}>
          {add}
        </Button>
      }
    >
      {list.data === undefined ? (
        list.error ? (
          <Failed error={list.error} again={() => void list.refetch()} />
        ) : (
          <Loading text={t('state.loading')} />
        )
      ) : list.data.length === 0 ? (
        <Empty title={none} />
      ) : (
        <div className={classes.scroll}>
          <table className={classes.table}>
            <thead>
              <tr>
                {heads.map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>{list.data.map(row)}</tbody>
          </table>
        </div>
      )}
    </Card>
  );
}
