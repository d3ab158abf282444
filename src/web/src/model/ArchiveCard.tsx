import { Button, Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/http';
import type { Reclassification } from '../api/model';
import { useFormats } from '../format/useFormats';
import { Card } from '../ui/Card';
import { DifferenceTable } from './DifferenceTable';
import classes from './ModelPage.module.css';
import { useStep } from './useModel';

/** The archive judged again: how far it is, what would change, and what to do about it. */
export function ArchiveCard({ run, live }: { run: Reclassification | null; live: string }) {
  const { t } = useTranslation();
  const open = run !== null && ['running', 'ready', 'accepting'].includes(run.state);
  const step = useStep();
  return (
    <Card
      title={t('model.archive')}
      aside={
        <div className={classes.steps}>
          {!open && (
            <Button size="xs" loading={step.isPending} onClick={() => step.mutate('start')} data-testid="reclassify">
              {t('model.start')}
            </Button>
          )}
          {run?.state === 'ready' && !run.outdated && (
            <Button size="xs" loading={step.isPending} onClick={() => step.mutate('accept')} data-testid="accept">
              {t('model.accept')}
            </Button>
          )}
          {(run?.state === 'ready' || run?.state === 'running') && (
            <Button
              size="xs"
              variant="default"
              loading={step.isPending}
              onClick={() => step.mutate('discard')}
              data-testid="discard"
            >
              {t('model.discard')}
            </Button>
          )}
        </div>
      }
    >
      <div
        className={classes.archive}
        data-testid="archive"
        data-state={run?.state ?? 'none'}
        data-done={run?.done ?? 0}
        data-calls={run?.calls ?? 0}
      >
        {step.isError && (
          <p role="alert" className={classes.refused}>
            {step.error instanceof ApiError && step.error.detail !== null ? step.error.detail : t('model.refused')}
          </p>
        )}
        <p>{run === null ? t('model.never', { model: live }) : <Words run={run} live={live} />}</p>
        {run !== null && (run.state === 'running' || run.state === 'accepting') && (
          <Progress value={run.calls === 0 ? 0 : (100 * run.done) / run.calls} aria-label={t('model.archive')} />
        )}
      </div>
      {run?.state === 'ready' && run.differences !== null && (
        <DifferenceTable run={run.id} differences={run.differences} />
      )}
    </Card>
  );
}

function Words({ run, live }: { run: Reclassification; live: string }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const facts = {
    model: run.model ?? live,
    live,
    done: formats.whole(run.done),
    calls: formats.whole(run.calls),
    time: formats.dateTime(run.endedAt ?? run.startedAt),
  };
  return (
    <>
      {t(`model.state.${run.state}`, facts)}
      {run.state === 'running' && run.anew && ` ${t('model.anew')}`}
      {run.outdated && ` ${t('model.outdated', facts)}`}
    </>
  );
}
