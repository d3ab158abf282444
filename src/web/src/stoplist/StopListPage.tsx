import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { address } from '../api/http';
import { listStates, type ListState } from '../api/stopList';
import { Card } from '../ui/Card';
import { Failed, Loading } from '../ui/Notes';
import { PageHead } from '../ui/PageHead';
import { AddNumber } from './AddNumber';
import { ImportFile } from './ImportFile';
import { separatorOf } from './separator';
import classes from './StopList.module.css';
import { StopListTable } from './StopListTable';
import { useStopList } from './useStopList';

/** Who asked never to be called again, where that was said, and what became of it. */
export function StopListPage() {
  const { t, i18n } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const [query, setQuery] = useState(search.get('query') ?? '');
  const [asked] = useDebouncedValue(query.trim(), 250);
  const state = listStates.find((known) => known === search.get('state')) ?? 'in_force';
  const list = useStopList(asked, state);
  const page = list.data?.pages[0];
  const choose = (next: ListState) => setSearch(next === 'in_force' ? {} : { state: next }, { replace: true });
  return (
    <>
      <PageHead title={t('stopList.title')} line={t('stopList.line')}>
        <AddNumber />
      </PageHead>
      <Card
        title={page === undefined ? t('stopList.title') : t('stopList.count', { count: page.inForce })}
        aside={
          <div className={classes.tools}>
            <TextInput
              size="xs"
              type="search"
              aria-label={t('stopList.search')}
              placeholder={t('stopList.search')}
              value={query}
              onChange={(event) => setQuery(event.currentTarget.value)}
              data-testid="stop-search"
            />
            <SegmentedControl
              size="xs"
              aria-label={t('stopList.show')}
              data-testid="stop-state"
              value={state}
              onChange={(value) => choose(value as ListState)}
              data={listStates.map((one) => ({ value: one, label: t(`stopList.state.${one}`) }))}
            />
            <ImportFile />
            <Button
              component="a"
              size="xs"
              variant="default"
              href={address('/api/stop-list.csv', { query: asked, state, separator: separatorOf(i18n.language) })}
              download="stop-list.csv"
              data-testid="stop-export"
            >
              {t('stopList.export')}
            </Button>
          </div>
        }
      >
        {list.data === undefined ? (
          list.error ? (
            <Failed error={list.error} again={() => void list.refetch()} />
          ) : (
            <Loading text={t('stopList.loading')} />
          )
        ) : (
          <StopListTable
            state={state}
            searched={asked !== ''}
            entries={list.data.pages.flatMap((held) => held.items)}
            more={list.hasNextPage ? () => void list.fetchNextPage() : null}
            asking={list.isFetchingNextPage}
          />
        )}
      </Card>
    </>
  );
}
