import { Button, Checkbox, Group, NativeSelect, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { change } from '../api/http';
import { keys } from '../api/keys';
import type { Account, Person, Role, Team } from '../api/types';
import { FormError } from '../ui/FormError';

const roles = ['manager', 'supervisor', 'sales_head', 'trainer', 'administrator'] as const;

export function AccountForm({ people, teams, done }: { people: Person[]; teams: Team[]; done: () => void }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const [role, setRole] = useState<Role>('manager');
  const [teamIds, setTeamIds] = useState<string[]>([]);
  const save = useMutation({
    mutationFn: (form: FormData) =>
      change<Account>('POST', '/api/accounts', {
        userName: form.get('userName'),
        name: form.get('name'),
        password: form.get('password'),
        role,
        personId: role === 'manager' ? Number(form.get('personId')) : null,
        teamIds: role === 'manager' || role === 'administrator' ? [] : teamIds.map(Number),
      }),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: keys.accounts });
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
        <TextInput name="name" label={t('form.name')} required data-autofocus autoComplete="off" />
        <TextInput name="userName" label={t('signIn.userName')} required autoComplete="off" />
        <PasswordInput name="password" label={t('signIn.password')} required autoComplete="new-password" />
        <NativeSelect
          label={t('form.role')}
          value={role}
          onChange={(event) => setRole(event.currentTarget.value as Role)}
          data={roles.map((known) => ({ value: known, label: t(`roles.${known}`) }))}
        />
        {role === 'manager' && (
          <NativeSelect
            name="personId"
            label={t('form.person')}
            required
            data={people.map((person) => ({ value: String(person.id), label: person.name }))}
          />
        )}
        {(role === 'supervisor' || role === 'sales_head' || role === 'trainer') && (
          <Checkbox.Group label={t('department.teams')} value={teamIds} onChange={setTeamIds}>
            <Group mt="xs">
              {teams.map((team) => (
                <Checkbox key={team.id} value={String(team.id)} label={team.name} />
              ))}
            </Group>
          </Checkbox.Group>
        )}
        <FormError error={save.error} words={{ 400: t('signIn.passwordRefused'), 409: t('form.nameTaken') }} />
        <Button type="submit" loading={save.isPending}>
          {t('form.save')}
        </Button>
      </Stack>
    </form>
  );
}
