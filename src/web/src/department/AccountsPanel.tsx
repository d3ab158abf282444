import { Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../api/types';
import { AccountForm } from './AccountForm';
import { Panel } from './Panel';
import { useAccounts, usePeople, useTeams } from './useDepartment';

export function AccountsPanel() {
  const { t } = useTranslation();
  const accounts = useAccounts();
  const people = usePeople();
  const teams = useTeams();
  const [adding, setAdding] = useState(false);
  const sees = (account: Account) =>
    account.role === 'administrator'
      ? t('department.everything')
      : account.role === 'manager'
        ? (people.data?.find((person) => person.id === account.personId)?.name ?? '')
        : (teams.data ?? [])
            .filter((team) => account.teamIds.includes(team.id))
            .map((team) => team.name)
            .join(', ');
  return (
    <>
      <Panel
        title={t('department.accounts')}
        add={t('department.addAccount')}
        onAdd={() => setAdding(true)}
        none={t('department.noAccounts')}
        heads={[t('signIn.userName'), t('form.name'), t('form.role'), t('department.sees')]}
        list={accounts}
        row={(account) => (
          <tr key={account.userName} data-testid="account">
            <td>{account.userName}</td>
            <td>{account.name}</td>
            <td>{t(`roles.${account.role}`)}</td>
            <td>{sees(account)}</td>
          </tr>
        )}
      />
      <Modal opened={adding} onClose={() => setAdding(false)} title={t('department.addAccount')}>
        {adding && <AccountForm people={people.data ?? []} teams={teams.data ?? []} done={() => setAdding(false)} />}
      </Modal>
    </>
  );
}
