import { Tabs } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSession } from '../session/useSession';
import { PageHead } from '../ui/PageHead';
import { AccountsPanel } from './AccountsPanel';
import { PeoplePanel } from './PeoplePanel';
import { TeamsPanel } from './TeamsPanel';

/** For the administrator: teams, people with their lines and norms, accounts. */
export function DepartmentPage() {
  const { t } = useTranslation();
  const { department } = useSession();
  return (
    <>
      <PageHead title={t('department.title')} line={`${department.name} · ${department.timeZone}`} />
      <Tabs defaultValue="people" keepMounted={false}>
        <Tabs.List mb="lg">
          <Tabs.Tab value="people">{t('department.people')}</Tabs.Tab>
          <Tabs.Tab value="teams">{t('department.teams')}</Tabs.Tab>
          <Tabs.Tab value="accounts">{t('department.accounts')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="people">
          <PeoplePanel />
        </Tabs.Panel>
        <Tabs.Panel value="teams">
          <TeamsPanel />
        </Tabs.Panel>
        <Tabs.Panel value="accounts">
          <AccountsPanel />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
