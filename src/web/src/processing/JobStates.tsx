import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { JobState } from '../api/jobs';
import { useFormats } from '../format/useFormats';
import type { JobFigure } from './jobFigures';
import classes from './JobStates.module.css';

/** How many jobs are in each state; a click lists them. */
export function JobStates({ figures, chosen }: { figures: JobFigure[]; chosen: JobState }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <nav aria-label={t('processing.states')}>
      <ul className={classes.states}>
        {figures.map(({ state, count, oldest }) => (
          <li key={state}>
            <Link
              className={classes.state ?? ''}
              to={`?state=${state}`}
              replace
              aria-current={state === chosen ? 'true' : undefined}
              data-testid="job-state"
              data-state={state}
              data-count={count}
            >
              <span className={classes.count}>{formats.whole(count)}</span>
              <span className={classes.name}>{t(`processing.state.${state}`)}</span>
              {oldest !== null && (
                <span className={classes.oldest}>{t('processing.oldest', { time: formats.span(oldest) })}</span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
