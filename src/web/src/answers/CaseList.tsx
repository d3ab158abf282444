import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ExampleRow } from '../examples/ExampleRow';
import { useMoment } from '../examples/useMoment';
import { Card } from '../ui/Card';
import { Empty, Failed, Loading } from '../ui/Notes';
import { OutcomeMark } from '../ui/OutcomeMark';
import type { AnswersChoice } from './answersInAddress';
import classes from './CaseList.module.css';
import { useAnswerCases } from './useAnswers';

interface CaseListProps {
  since: string | null;
  rate: NonNullable<AnswersChoice['rate']>;
}

/** The moments behind a rate, to listen to. */
export function CaseList({ since, rate }: CaseListProps) {
  const { t } = useTranslation();
  const cases = useAnswerCases(since, rate.objection, rate.answer);
  const player = useMoment();
  const items = cases.data?.pages.flatMap((page) => page.items) ?? [];
  const answer = rate.answer === null ? t('answers.noKind') : t(`answerLabels.${rate.answer}`);
  return (
    <Card title={t('answers.casesOf', { objection: t(`labels.${rate.objection}`), answer })}>
      {cases.data === undefined ? (
        cases.error ? (
          <Failed error={cases.error} again={() => void cases.refetch()} />
        ) : (
          <Loading text={t('answers.loading')} />
        )
      ) : items.length === 0 ? (
        <Empty title={t('answers.noCases')} />
      ) : (
        <ol className={classes.list} data-testid="answer-cases">
          {items.map((found) => (
            <ExampleRow key={`${found.callId}-${found.ordinal}`} example={found} player={player}>
              <OutcomeMark outcome={found.outcome} testId="outcome" />
              {found.recurred && <span>{t('call.recurred')}</span>}
            </ExampleRow>
          ))}
        </ol>
      )}
      {cases.hasNextPage && (
        <div className={classes.more}>
          <Button variant="light" loading={cases.isFetchingNextPage} onClick={() => void cases.fetchNextPage()}>
            {t('examples.more')}
          </Button>
        </div>
      )}
    </Card>
  );
}
