import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { AwaitedEngine } from '../api/transcripts';
import { useFormats } from '../format/useFormats';
import classes from './Transcripts.module.css';

/** How many calls wait for an engine that hears their language; a click lists them. */
export function AwaitedEngines({ awaited }: { awaited: readonly AwaitedEngine[] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (awaited.length === 0) {
    return null;
  }
  const calls = awaited.map((one) => t('transcripts.waitingFor', { language: formats.languageName(one.language), calls: formats.whole(one.count) }));
  return (
    <p className={classes.awaited} data-testid="awaited" data-count={awaited.reduce((sum, one) => sum + one.count, 0)}>
      {t('transcripts.waiting')}
      <Link to="/calls?day=all&state=awaiting_engine">{calls.join(', ')}</Link>
    </p>
  );
}
