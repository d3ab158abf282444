import { ActionIcon, Button, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { absenceKinds, type Absence, type AbsenceKind, type PersonPlan, type Schedule } from '../api/plans';
import { useFormats } from '../format/useFormats';
import { useToday } from '../format/useNow';
import { FormError } from '../ui/FormError';
import classes from './Plans.module.css';
import { read, written } from './spans';
import { usePlansChange } from './usePlans';

const weekdays = [1, 2, 3, 4, 5, 6, 7];

type Kind = 'shifts' | 'breaks';
type Texts = Record<Kind, string[]>;

/** A person's week with its breaks, and the days away. */
export function ScheduleForm({ person: { personId, schedule }, done }: { person: PersonPlan; done: () => void }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const [texts, setTexts] = useState<Texts>({
    shifts: weekdays.map((day) => (schedule.own ? written(schedule.shifts, day) : '')),
    breaks: weekdays.map((day) => written(schedule.breaks, day)),
  });
  const [absences, setAbsences] = useState<Absence[]>(schedule.absences);
  const save = usePlansChange(`/people/${personId}/schedule`, (given: Schedule) => given, done);
  const spansOf = (kind: Kind) => texts[kind].map((text, index) => read(text, index + 1));
  const wrong = (kind: Kind, index: number) => read(texts[kind][index] ?? '', index + 1) === null && t('plans.noStretch');
  const type = (kind: Kind, index: number, text: string) =>
    setTexts({ ...texts, [kind]: texts[kind].map((held, place) => (place === index ? text : held)) });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const [shifts, breaks] = [spansOf('shifts'), spansOf('breaks')];
        if (![...shifts, ...breaks].includes(null)) {
          save.mutate({ shifts: shifts.flatMap((one) => one ?? []), breaks: breaks.flatMap((one) => one ?? []), absences });
        }
      }}
    >
      <Stack>
        <p className={classes.hint}>{t('plans.scheduleLine')}</p>
        <table className={classes.grid}>
          <thead>
            <tr>
              <th scope="col">{t('plans.weekday')}</th>
              <th scope="col">{t('plans.shift')}</th>
              <th scope="col">{t('plans.breaks')}</th>
            </tr>
          </thead>
          <tbody>
            {weekdays.map((day, index) => (
              <tr key={day}>
                <th scope="row">{formats.weekday(day)}</th>
                {(['shifts', 'breaks'] as const).map((kind) => (
                  <td key={kind}>
                    <TextInput
                      size="xs"
                      aria-label={`${formats.weekday(day)}, ${t(kind === 'shifts' ? 'plans.shift' : 'plans.breaks')}`}
                      placeholder={kind === 'shifts' ? '09:00-17:00' : '13:00-13:30'}
                      value={texts[kind][index] ?? ''}
                      error={wrong(kind, index)}
                      onChange={(event) => type(kind, index, event.currentTarget.value)}
                      data-testid={`${kind}-${day}`}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        <Absences absences={absences} change={setAbsences} />
        <FormError error={save.error} />
        <Button type="submit" loading={save.isPending} data-testid="schedule-save">
          {t('form.save')}
        </Button>
      </Stack>
    </form>
  );
}

function Absences({ absences, change }: { absences: Absence[]; change: (absences: Absence[]) => void }) {
  const { t } = useTranslation();
  const today = useToday();
  const set = (index: number, changed: Partial<Absence>) =>
    change(absences.map((held, place) => (place === index ? { ...held, ...changed } : held)));
  return (
    <fieldset className={classes.absences}>
      <legend>{t('plans.absences')}</legend>
      {absences.map((absence, index) => (
        <div key={index} className={classes.absence} data-testid="absence">
          <NativeSelect
            size="xs"
            aria-label={t('plans.absenceKind')}
            value={absence.kind}
            onChange={(event) => set(index, { kind: event.currentTarget.value as AbsenceKind })}
            data={absenceKinds.map((kind) => ({ value: kind, label: t(`plans.absence.${kind}`) }))}
          />
          {(['fromDay', 'toDay'] as const).map((end) => (
            <TextInput
              key={end}
              size="xs"
              type="date"
              required
              aria-label={t(end === 'fromDay' ? 'funnel.from' : 'funnel.to')}
              value={absence[end]}
              onChange={(event) => set(index, { [end]: event.currentTarget.value })}
            />
          ))}
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('plans.remove')}
            title={t('plans.remove')}
            onClick={() => change(absences.filter((_, place) => place !== index))}
          >
            ×
          </ActionIcon>
        </div>
      ))}
      <Button
        variant="default"
        size="xs"
        onClick={() => change([...absences, { fromDay: today, toDay: today, kind: 'vacation' }])}
        data-testid="absence-add"
      >
        {t('plans.addAbsence')}
      </Button>
    </fieldset>
  );
}
