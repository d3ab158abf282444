import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { ComparedList, JobPage } from '../api/jobs';
import { useFormats } from '../format/useFormats';
import { AwaitedEngines } from '../transcripts/AwaitedEngines';
import { Card } from '../ui/Card';
import { Failed, Loading } from '../ui/Notes';
import { PageHead } from '../ui/PageHead';
import { figuresOf, stateInAddress } from './jobFigures';
import { JobStates } from './JobStates';
import { JobTable } from './JobTable';
import classes from './ProcessingPage.module.css';
import { RetryAll } from './RetryAll';
import { useJobs } from './useJobs';

/** What is waiting, working, failed and set aside, and why. */
export function ProcessingPage() {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const state = stateInAddress(search);
  const jobs = useJobs(state);
  const page = jobs.data?.pages[0];
  return (
    <>
      <PageHead title={t('processing.title')} line={t('processing.line')} />
      {jobs.data === undefined || page === undefined ? (
        jobs.error ? (
          <Failed error={jobs.error} again={() => void jobs.refetch()} />
        ) : (
          <Loading text={t('processing.loading')} />
        )
      ) : (
        <>
          <JobStates figures={figuresOf(page)} chosen={state} />
          <AwaitedEngines awaited={page.awaited} />
          <Card
            title={t(`processing.state.${state}`)}
            aside={state === 'set_aside' && page.items.length > 0 ? <RetryAll /> : null}
          >
            <JobTable
              state={state}
              asOf={page.asOf}
              jobs={jobs.data.pages.flatMap((held) => held.items)}
              more={jobs.hasNextPage ? () => void jobs.fetchNextPage() : null}
              asking={jobs.isFetchingNextPage}
            />
          </Card>
          <Room recordings={page.recordings} />
          {page.lists.map((list) => (
            <Compared key={list.provider} list={list} />
          ))}
        </>
      )}
    </>
  );
}

function Compared({ list }: { list: ComparedList }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const time = formats.dateTime(list.lastRunAt);
  return (
    <p className={classes.room} data-testid="compared" data-failed={list.error !== null}>
      {list.error === null
        ? t('processing.compared', { time })
        : t('processing.comparisonFailed', { time, reason: list.error })}
    </p>
  );
}

function Room({ recordings }: { recordings: JobPage['recordings'] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { usedBytes: used, limitBytes: limit } = recordings;
  return (
    <p className={classes.room} data-testid="room" data-used={used} data-limit={limit}>
      {t('processing.space', {
        used: formats.bytes(used),
        limit: formats.bytes(limit),
        share: formats.share(limit > 0 ? Math.min(1, used / limit) : 1),
      })}
    </p>
  );
}
