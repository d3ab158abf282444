import { useTranslation } from 'react-i18next';
import { useFormats } from '../format/useFormats';
import classes from './NewAndKnown.module.css';

/** Dials to numbers called for the first time against those to the base, told by words and by pattern as well as colour. */
export function NewAndKnown({ newDials, knownDials }: { newDials: number; knownDials: number }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const all = newDials + knownDials;
  return (
    <div className={classes.split} data-testid="new-known" data-new={newDials} data-known={knownDials}>
      {all > 0 && (
        <span className={classes.bar} aria-hidden="true">
          <span className={classes.new} style={{ width: `${(100 * newDials) / all}%` }} />
          <span className={classes.known} style={{ width: `${(100 * knownDials) / all}%` }} />
        </span>
      )}
      <p>
        {t('myDay.newDials', { value: formats.whole(newDials), share: formats.share(all === 0 ? 0 : newDials / all) })}
        <span>{t('myDay.knownDials', { value: formats.whole(knownDials) })}</span>
      </p>
    </div>
  );
}
