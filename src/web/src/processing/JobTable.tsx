import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Job, JobState } from '../api/jobs';
import { Empty } from '../ui/Notes';
import { JobRow } from './JobRow';
import classes from './JobTable.module.css';

interface JobTableProps {
  state: JobState;
  asOf: string;
  jobs: Job[];
  /** Null: there are no more. */
  more: (() => void) | null;
  asking: boolean;
}

/** The jobs in one state. */
export function JobTable({ state, asOf, jobs, more, asking }: JobTableProps) {
  const { t } = useTranslation();
  if (jobs.length === 0) {
    return <Empty title={t(`processing.none.${state}`)} />;
  }
  return (
    <>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('processing.call')}</th>
            <th scope="col">{t('calls.manager')}</th>
            <th scope="col">{t('calls.client')}</th>
            <th scope="col">{t('processing.stage')}</th>
            <th scope="col">{t('processing.when')}</th>
            <th scope="col">{t('processing.attempts')}</th>
            <th scope="col">{t('processing.reason')}</th>
            <th scope="col">
              <span className="only-spoken">{t('call.retry')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {jobs.map((job) => (
            <JobRow key={job.callId} job={job} asOf={asOf} />
          ))}
        </tbody>
      </table>
      {more !== null && (
        <div className={classes.more}>
          <Button variant="light" loading={asking} onClick={more}>
            {t('processing.more')}
          </Button>
        </div>
      )}
    </>
  );
}
