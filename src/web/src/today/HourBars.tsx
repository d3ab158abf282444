import { useTranslation } from 'react-i18next';
import type { HourCount } from '../api/types';
import { useFormats } from '../format/useFormats';
import classes from './HourBars.module.css';

interface HourBarsProps {
  hours: HourCount[];
  /** The highest bar of the whole table, so that rows can be compared. */
  busiest: number;
  norm: number | null;
  height?: number;
  /** With the hours and numbers written out. */
  written?: boolean;
}

const firstHour = 8;
const lastHour = 18;

/** Dials by hour, as small bars; a line where the norm is. */
export function HourBars({ hours, busiest, norm, height = 30, written = false }: HourBarsProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const from = Math.min(firstHour, ...hours.map((count) => count.hour));
  const to = Math.max(lastHour, ...hours.map((count) => count.hour + 1));
  const top = Math.max(busiest, norm ?? 0);
  const slots = Array.from({ length: to - from }, (_, index) => from + index);
  return (
    <ol className={classes.hours} data-written={written} aria-label={t('counts.byHour')}>
      {norm !== null && (
        <li aria-hidden="true" className={classes.norm} style={{ bottom: `calc(var(--foot) + ${(norm / top) * height}px)` }} />
      )}
      {slots.map((hour) => {
        const dials = hours.find((count) => count.hour === hour)?.dials ?? 0;
        const words = t('counts.hourWords', { hour: formats.hour(hour), count: dials });
        return (
          <li key={hour} title={words} className={classes.slot}>
            {written && dials > 0 && <span className={classes.value}>{formats.whole(dials)}</span>}
            <span
              className={classes.bar}
              style={{ height: dials === 0 ? 2 : Math.max(3, (dials / top) * height) }}
              data-empty={dials === 0}
            />
            <span className="only-spoken">{words}</span>
            {written && <span className={classes.hour}>{hour}</span>}
          </li>
        );
      })}
    </ol>
  );
}
