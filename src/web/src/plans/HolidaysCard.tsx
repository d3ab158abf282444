import { Button, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Holiday } from '../api/plans';
import { useFormats } from '../format/useFormats';
import { Card } from '../ui/Card';
import { FormError } from '../ui/FormError';
import { Empty } from '../ui/Notes';
import classes from './Plans.module.css';
import { usePlansChange } from './usePlans';

/** Days on which nobody works; nothing is planned for them. */
export function HolidaysCard({ holidays }: { holidays: Holiday[] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const save = usePlansChange('/holidays', (given: Holiday[]) => given);
  return (
    <Card title={t('plans.tab.holidays')}>
      <form
        className={classes.adding}
        onSubmit={(event) => {
          event.preventDefault();
          const form = event.currentTarget;
          const given = new FormData(form);
          const holiday = { day: String(given.get('day')), name: String(given.get('name')).trim() };
          save.mutate([...holidays.filter((held) => held.day !== holiday.day), holiday], { onSuccess: () => form.reset() });
        }}
      >
        <TextInput type="date" name="day" label={t('calls.day')} required data-testid="holiday-day" />
        <TextInput name="name" label={t('form.name')} required maxLength={100} data-testid="holiday-name" />
        <Button type="submit" loading={save.isPending} data-testid="holiday-add">
          {t('plans.addHoliday')}
        </Button>
      </form>
      <FormError error={save.error} />
      {holidays.length === 0 ? (
        <Empty title={t('plans.noHolidays')}>{t('plans.noHolidaysLine')}</Empty>
      ) : (
        <table className={classes.table}>
          <tbody>
            {holidays
              .toSorted((a, b) => a.day.localeCompare(b.day))
              .map((holiday) => (
                <tr key={holiday.day} data-testid="holiday" data-day={holiday.day}>
                  <th scope="row">{formats.wholeDay(holiday.day)}</th>
                  <td>{holiday.name}</td>
                  <td>
                    <Button
                      variant="subtle"
                      size="compact-sm"
                      loading={save.isPending}
                      onClick={() => save.mutate(holidays.filter((held) => held.day !== holiday.day))}
                    >
                      {t('plans.remove')}
                    </Button>
                  </td>
                </tr>
              ))}
          </tbody>
        </table>
      )}
    </Card>
  );
}
