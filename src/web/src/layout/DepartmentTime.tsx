import { useTranslation } from 'react-i18next';
import { useFormats } from '../format/useFormats';
import { useNow } from '../format/useNow';
import { useClock, useSession } from '../session/useSession';
import classes from './DepartmentTime.module.css';

export function DepartmentTime() {
  const { t } = useTranslation();
  const formats = useFormats();
  const clock = useClock();
  const { department } = useSession();
  const now = useNow();
  return (
    <time
      className={classes.time}
      dateTime={now.toISOString()}
      title={t('live.departmentTime', {
        name: department.name,
        day: formats.day(clock.dayOf(now)),
        zone: department.timeZone,
      })}
    >
      {formats.time(now)}
    </time>
  );
}
