import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { change } from '../api/http';
import type { Job } from '../api/jobs';
import { useFormats } from '../format/useFormats';
import { timeOf } from './jobFigures';
import classes from './JobTable.module.css';

export function JobRow({ job, asOf }: { job: Job; asOf: string }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const time = timeOf(job, asOf);
  return (
    <tr className={classes.row} data-testid="job" data-call={job.callId} data-kind={job.failureKind ?? ''}>
      <td className={classes.call}>
        <Link to={`/calls/${job.callId}`}>{formats.dateTime(job.callStartedAt)}</Link>
      </td>
      <td className={classes.manager}>{job.managerName ?? t('counts.unassignedRow')}</td>
      <td className={classes.client}>{job.client}</td>
      <td className={classes.stage}>{t(`stage.${job.stage}`)}</td>
      <td className={classes.when}>
        {time.words === 'dueNow'
          ? t('processing.dueNow')
          : t(`processing.${time.words}`, { time: formats.span(time.seconds) })}
      </td>
      <td className={classes.attempts}>
        <span className={classes.head}>{t('processing.attempts')}: </span>
        {formats.whole(job.attempts)}
      </td>
      <td className={classes.reason}>
        {job.failureKind !== null && <p>{t(`failureKind.${job.failureKind}`)}</p>}
        {job.failure !== null && <p className={classes.technical}>{job.failure}</p>}
      </td>
      <td className={classes.again}>{(job.state === 'failed' || job.state === 'set_aside') && <Retry job={job} />}</td>
    </tr>
  );
}

function Retry({ job }: { job: Job }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const retry = useMutation({
    mutationFn: () => change('POST', `/api/calls/${job.callId}/retry`),
    onSettled: () => cache.invalidateQueries({ queryKey: ['jobs'] }),
  });
  return (
    <>
      <Button variant="default" size="xs" loading={retry.isPending} onClick={() => retry.mutate()} data-testid="retry">
        {t('call.retry')}
      </Button>
      {retry.isError && <p className={classes.refused}>{t('call.retryFailed')}</p>}
    </>
  );
}
