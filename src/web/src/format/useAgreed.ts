import { useTranslation } from 'react-i18next';
import type { AgreedPrecision } from '../api/answers';
import { useClock } from '../session/useSession';
import { useFormats } from './useFormats';

/** Tells for when something is agreed, as exactly as it was, in the department's time zone. */
export function useAgreed(): (agreedAt: string, precision: AgreedPrecision) => string {
  const { t } = useTranslation();
  const formats = useFormats();
  const clock = useClock();
  return (agreedAt, precision) => {
    const day = clock.dayOf(agreedAt);
    const isToday = day === clock.today();
    switch (precision) {
      case 'hour':
        return isToday ? formats.time(agreedAt) : formats.dateTime(agreedAt);
      case 'day_part':
        return isToday ? t('agreed.todayFrom', { time: formats.time(agreedAt) }) : t('agreed.from', { day: formats.day(day), time: formats.time(agreedAt) });
      case 'day':
        return isToday ? t('agreed.today') : formats.day(day);
    }
  };
}
