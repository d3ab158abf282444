import { Button, Modal, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { change } from '../api/http';
import { keys } from '../api/keys';
import type { Team } from '../api/types';
import { useFormats } from '../format/useFormats';
import { FormError } from '../ui/FormError';
import { Panel } from './Panel';
import { usePeople, useTeams } from './useDepartment';

export function TeamsPanel() {
  const { t } = useTranslation();
  const formats = useFormats();
  const cache = useQueryClient();
  const teams = useTeams();
  const people = usePeople();
  const [adding, setAdding] = useState(false);
  const save = useMutation({
    mutationFn: (name: string) => change<Team>('POST', '/api/teams', { name }),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: keys.teams });
      setAdding(false);
    },
  });
  return (
    <>
      <Panel
        title={t('department.teams')}
        add={t('department.addTeam')}
        onAdd={() => setAdding(true)}
        none={t('department.noTeams')}
        heads={[t('form.teamName'), t('department.people')]}
        list={teams}
        row={(team) => (
          <tr key={team.id} data-testid="team">
            <td>{team.name}</td>
            <td>{formats.whole((people.data ?? []).filter((person) => person.teamId === team.id).length)}</td>
          </tr>
        )}
      />
      <Modal opened={adding} onClose={() => setAdding(false)} title={t('department.addTeam')}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            save.mutate(String(new FormData(event.currentTarget).get('name')).trim());
          }}
        >
          <Stack>
            <TextInput name="name" label={t('form.teamName')} required data-autofocus />
            <FormError error={save.error} words={{ 409: t('form.teamTaken') }} />
            <Button type="submit" loading={save.isPending}>
              {t('form.save')}
            </Button>
          </Stack>
        </form>
      </Modal>
    </>
  );
}
