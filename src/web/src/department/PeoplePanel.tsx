import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person } from '../api/types';
import { Panel } from './Panel';
import classes from './Panel.module.css';
import { hourAndMinute } from './personOf';
import { PersonForm } from './PersonForm';
import { usePeople, useTeams } from './useDepartment';

export function PeoplePanel() {
  const { t } = useTranslation();
  const people = usePeople();
  const teams = useTeams();
  const [edited, setEdited] = useState<Person | 'new' | null>(null);
  const teamName = (id: number) => teams.data?.find((team) => team.id === id)?.name ?? '';
  return (
    <>
      <Panel
        title={t('department.people')}
        add={t('department.addPerson')}
        onAdd={() => setEdited('new')}
        none={t('department.noPeople')}
        heads={[
          t('form.name'),
          t('form.team'),
          t('form.role'),
          t('form.callsPerHour'),
          t('form.workday'),
          t('form.lines'),
          t('form.edit'),
        ]}
        list={people}
        row={(person) => (
          <tr key={person.id} data-testid="person">
            <td>
              {person.name}
              {person.heardFirst && <div className={classes.aside}>{t('captions.isHeardFirst')}</div>}
            </td>
            <td>{teamName(person.teamId)}</td>
            <td>{t(`managerRoles.${person.role}`)}</td>
            <td>{person.callsPerHour ?? t('counts.noNorm')}</td>
            <td>
              {hourAndMinute(person.workday.start)} – {hourAndMinute(person.workday.end)}
            </td>
            <td>
              {person.lines.map((line) => (
                <div key={line}>{line}</div>
              ))}
            </td>
            <td>
              <Button variant="subtle" size="compact-sm" onClick={() => setEdited(person)}>
                {t('form.edit')}
              </Button>
            </td>
          </tr>
        )}
      />
      <Modal
        opened={edited !== null}
        onClose={() => setEdited(null)}
        title={edited === 'new' ? t('department.addPerson') : t('department.editPerson')}
      >
        {edited !== null && (
          <PersonForm person={edited === 'new' ? null : edited} teams={teams.data ?? []} done={() => setEdited(null)} />
        )}
      </Modal>
    </>
  );
}
