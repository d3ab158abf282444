import { Button, Checkbox, Group, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { change } from '../api/http';
import { keys } from '../api/keys';
import type { Person, Team } from '../api/types';
import { FormError } from '../ui/FormError';
import { hourAndMinute, personOf } from './personOf';

/** HH:MM; a time input would follow the browser's language, not the page's. */
const timeOfDay = '([01][0-9]|2[0-3]):[0-5][0-9]';
const roles = ['hunter', 'closer', 'farmer'] as const;

export function PersonForm({ person, teams, done }: { person: Person | null; teams: Team[]; done: () => void }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const save = useMutation({
    mutationFn: (form: FormData) =>
      person === null
        ? change<Person>('POST', '/api/people', personOf(form))
        : change<Person>('PUT', `/api/people/${person.id}`, { id: person.id, ...personOf(form) }),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: keys.people });
      await cache.invalidateQueries({ queryKey: ['counters'] });
      done();
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(new FormData(event.currentTarget));
      }}
    >
      <Stack>
        <TextInput name="name" label={t('form.name')} defaultValue={person?.name} required data-autofocus />
        <Group grow align="start">
          <NativeSelect
            name="teamId"
            label={t('form.team')}
            defaultValue={person?.teamId}
            data={teams.map((team) => ({ value: String(team.id), label: team.name }))}
            required
          />
          <NativeSelect
            name="role"
            label={t('form.role')}
            defaultValue={person?.role}
            data={roles.map((role) => ({ value: role, label: t(`managerRoles.${role}`) }))}
          />
        </Group>
        <TextInput
          name="callsPerHour"
          type="number"
          min={1}
          max={200}
          label={t('form.callsPerHour')}
          description={t('form.callsPerHourLine')}
          defaultValue={person?.callsPerHour ?? ''}
        />
        <Group grow align="start">
          <TextInput
            name="start"
            pattern={timeOfDay}
            placeholder="09:00"
            label={t('form.from')}
            defaultValue={hourAndMinute(person?.workday.start ?? '09:00')}
            required
          />
          <TextInput
            name="end"
            pattern={timeOfDay}
            placeholder="18:00"
            label={t('form.to')}
            defaultValue={hourAndMinute(person?.workday.end ?? '18:00')}
            required
          />
        </Group>
        <Textarea
          name="lines"
          label={t('form.lines')}
          description={t('form.linesLine')}
          rows={3}
          defaultValue={person?.lines.join('\n')}
        />
        <Checkbox
          name="heardFirst"
          label={t('captions.hearFirst')}
          description={t('captions.hearFirstLine')}
          defaultChecked={person?.heardFirst ?? false}
        />
        <FormError error={save.error} words={{ 409: t('form.lineTaken') }} />
        <Button type="submit" loading={save.isPending}>
          {t('form.save')}
        </Button>
      </Stack>
    </form>
  );
}
