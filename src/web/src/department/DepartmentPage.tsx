import { Tabs } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { may } from '../session/rights';
import { useSession } from '../session/useSession';
import { PageHead } from '../ui/PageHead';
import { AccountsPanel } from './AccountsPanel';
import { CompetitorsPanel } from './CompetitorsPanel';
import { PeoplePanel } from './PeoplePanel';
import { TeamsPanel } from './TeamsPanel';

/** For the administrator: teams, people with their lines and norms, accounts; and for the sales head too: competitors. */
export function DepartmentPage() {
  const { t } = useTranslation();
  const { department, role } = useSession();
  const ofPeople = may(role, 'people');
  return (
    <>
      <PageHead title={t('department.title')} line={`${department.name} · ${department.timeZone}`} />
      <Tabs defaultValue={ofPeople ? 'people' : 'competitors'} keepMounted={false}>
        <Tabs.List mb="lg">
          {ofPeople && (
            <>
              <Tabs.Tab value="people">{t('department.people')}</Tabs.Tab>
              <Tabs.Tab value="teams">{t('department.teams')}</Tabs.Tab>
              <Tabs.Tab value="accounts">{t('department.accounts')}</Tabs.Tab>
            </>
          )}
          <Tabs.Tab value="competitors">{t('competitors.title')}</Tabs.Tab>
        </Tabs.List>
        {ofPeople && (
          <>
            <Tabs.Panel value="people">
              <PeoplePanel />
            </Tabs.Panel>
            <Tabs.Panel value="teams">
              <TeamsPanel />
            </Tabs.Panel>
            <Tabs.Panel value="accounts">
              <AccountsPanel />
            </Tabs.Panel>
          </>
        )}
        <Tabs.Panel value="competitors">
          <CompetitorsPanel />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
