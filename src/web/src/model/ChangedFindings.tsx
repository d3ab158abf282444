import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ObjectionLabel } from '../api/types';
import { useFormats } from '../format/useFormats';
import { Failed, Loading } from '../ui/Notes';
import { ObjectionMark } from '../ui/ObjectionMark';
import classes from './ModelPage.module.css';
import { useChanged } from './useModel';

/** What clients said where a label appears or vanishes, in the calls that may be seen. */
export function ChangedFindings({ run, label, appeared }: { run: number; label: ObjectionLabel; appeared: boolean }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const found = useChanged(run, label, appeared);
  if (found.data === undefined) {
    return found.error ? (
      <Failed error={found.error} again={() => void found.refetch()} />
    ) : (
      <Loading text={t('model.loading')} />
    );
  }
  return (
    <section className={classes.examples} aria-label={t(appeared ? 'model.appeared' : 'model.vanished')}>
      <h3>
        <ObjectionMark label={label} /> {t(appeared ? 'model.appeared' : 'model.vanished')}
      </h3>
      {found.data.length === 0 && <p>{t('model.othersCalls')}</p>}
      <ul>
        {found.data.map((one) => (
          <li key={`${one.callId}-${one.ordinal}`} data-testid="changed" data-call={one.callId}>
            <span lang={one.language ?? undefined}>{one.text}</span>
            <Link to={`/calls/${one.callId}?t=${one.start}`}>{formats.dateTime(one.callStartedAt)}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
