import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { objectionLabels } from '../api/types';
import { MentionTable } from '../competitors/MentionTable';
import { useFormats } from '../format/useFormats';
import { Card } from '../ui/Card';
import { Failed, Loading } from '../ui/Notes';
import { PageHead } from '../ui/PageHead';
import { countsByLabel, countsByLanguage } from './exampleCounts';
import { ExampleList } from './ExampleList';
import classes from './ExamplesPage.module.css';
import { LabelList } from './LabelList';
import { useExamples } from './useExamples';

/** For the trainer: how clients really say an objection, and what our people answered. */
export function ExamplesPage() {
  const { t } = useTranslation();
  const formats = useFormats();
  const [search, setSearch] = useSearchParams();
  const label = objectionLabels.find((known) => known === search.get('label')) ?? null;
  const language = search.get('language');
  const examples = useExamples(label, language);
  const counts = examples.data?.pages[0]?.counts ?? [];
  const spoken = countsByLanguage(counts);

  const choose = (name: 'label' | 'language', value: string | null) => {
    const next = new URLSearchParams(search);
    if (value === null) {
      next.delete(name);
    } else {
      next.set(name, value);
    }
    setSearch(next, { replace: true });
  };

  return (
    <>
      <PageHead title={t('examples.title')} line={t('examples.line')}>
        <SegmentedControl
          aria-label={t('examples.language')}
          data-testid="examples-language"
          value={language ?? 'all'}
          onChange={(value) => choose('language', value === 'all' ? null : value)}
          data={[
            { value: 'all', label: t('examples.allLanguages') },
            ...spoken.map(({ language: code, count }) => ({
              value: code,
              label: `${formats.languageName(code)} ${formats.whole(count)}`,
            })),
          ]}
        />
      </PageHead>
      <div className={classes.columns}>
        <Card title={t('examples.labels')} className={classes.labels}>
          <LabelList counts={countsByLabel(counts, language)} chosen={label} choose={(next) => choose('label', next)} />
        </Card>
        <Card title={label === null ? t('examples.every') : t(`labels.${label}`)}>
          {examples.data === undefined ? (
            examples.error ? (
              <Failed error={examples.error} again={() => void examples.refetch()} />
            ) : (
              <Loading text={t('examples.loading')} />
            )
          ) : (
            <ExampleList
              items={examples.data.pages.flatMap((page) => page.items)}
              more={examples.hasNextPage ? () => void examples.fetchNextPage() : null}
              asking={examples.isFetchingNextPage}
            />
          )}
        </Card>
      </div>
      <MentionTable />
    </>
  );
}
