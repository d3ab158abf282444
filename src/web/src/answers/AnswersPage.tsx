import { NativeSelect, SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { objectionLabels } from '../api/types';
import { useToday } from '../format/useNow';
import { Card } from '../ui/Card';
import { Failed, Loading } from '../ui/Notes';
import { PageHead } from '../ui/PageHead';
import classes from './AnswersPage.module.css';
import { firstDay, periods, readChoice, writeChoice, type AnswersChoice } from './answersInAddress';
import { AnswerTable } from './AnswerTable';
import { CaseList } from './CaseList';
import { useAnswerRates } from './useAnswers';

/** How objections were answered, and how often a good outcome followed. */
export function AnswersPage() {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const choice = readChoice(search);
  const since = firstDay(choice.days, useToday());
  const rates = useAnswerRates(since, choice.label);
  const choose = (change: Partial<AnswersChoice>) =>
    setSearch(writeChoice({ ...choice, rate: null, ...change }), { replace: true });

  return (
    <>
      <PageHead title={t('answers.title')} line={t('answers.line')}>
        <div className={classes.filters}>
          <NativeSelect
            aria-label={t('calls.label')}
            value={choice.label ?? ''}
            onChange={(event) =>
              choose({ label: objectionLabels.find((known) => known === event.currentTarget.value) ?? null })
            }
            data={[
              { value: '', label: t('examples.every') },
              ...objectionLabels.map((label) => ({ value: label, label: t(`labels.${label}`) })),
            ]}
            data-testid="answers-label"
          />
          <SegmentedControl
            aria-label={t('answers.period')}
            value={choice.days}
            onChange={(days) => choose({ days: periods.find((known) => known === days) ?? '30' })}
            data={periods.map((days) => ({
              value: days,
              label: days === 'all' ? t('day.all') : t('answers.days', { count: Number(days) }),
            }))}
            data-testid="answers-period"
          />
        </div>
      </PageHead>
      <Card title={t('answers.table')}>
        {rates.data === undefined ? (
          rates.error ? (
            <Failed error={rates.error} again={() => void rates.refetch()} />
          ) : (
            <Loading text={t('answers.loading')} />
          )
        ) : (
          <AnswerTable rates={rates.data} chosen={choice.rate} choose={(rate) => choose({ rate })} />
        )}
      </Card>
      <p className={classes.note}>{t('answers.note', { count: rates.data?.fewestCases ?? 20 })}</p>
      {choice.rate !== null && <CaseList since={since} rate={choice.rate} />}
    </>
  );
}
