import { useTranslation } from 'react-i18next';
import { useLiveState } from '../live/LiveProvider';
import classes from './ConnectionState.module.css';

/** Whether what the page shows is being kept up to date. */
export function ConnectionState() {
  const { t } = useTranslation();
  const state = useLiveState();
  return (
    <span
      className={classes.state}
      role="status"
      data-testid="connection-state"
      data-state={state}
      title={t(`live.about.${state}`)}
    >
      <span className={classes.dot} aria-hidden="true" />
      {t(`live.${state}`)}
    </span>
  );
}
