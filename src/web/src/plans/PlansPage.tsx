import { Tabs } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { SpanOfControl } from '../api/plans';
import { Failed, Loading } from '../ui/Notes';
import { PageHead } from '../ui/PageHead';
import { CountingCard } from './CountingCard';
import { HolidaysCard } from './HolidaysCard';
import { NormSettingsCard } from './NormSettingsCard';
import { PeoplePlans } from './PeoplePlans';
import classes from './Plans.module.css';
import { RolePlans } from './RolePlans';
import { ScreensCard } from './ScreensCard';
import { usePlans } from './usePlans';

const tabs = ['people', 'roles', 'holidays', 'settings', 'screens'] as const;
type Tab = (typeof tabs)[number];

/** For who leads: plans, schedules, the days off, and the settings of the norms. */
export function PlansPage() {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const plans = usePlans();
  const tab = tabs.find((known) => known === search.get('tab')) ?? 'people';
  return (
    <>
      <PageHead title={t('plans.title')} line={t('plans.line')} />
      {plans.data === undefined ? (
        plans.error ? (
          <Failed error={plans.error} again={() => void plans.refetch()} />
        ) : (
          <Loading text={t('plans.loading')} />
        )
      ) : (
        <>
          <SpanNotice span={plans.data.span} />
          <Tabs
            value={tab}
            onChange={(value) => setSearch(value === 'people' ? {} : { tab: value as Tab }, { replace: true })}
            keepMounted={false}
          >
            <Tabs.List mb="lg">
              {tabs.map((one) => (
                <Tabs.Tab key={one} value={one}>
                  {t(`plans.tab.${one}`)}
                </Tabs.Tab>
              ))}
            </Tabs.List>
            <Tabs.Panel value="people">
              <PeoplePlans people={plans.data.people} />
            </Tabs.Panel>
            <Tabs.Panel value="roles">
              <RolePlans roles={plans.data.roles} settings={plans.data.settings} />
            </Tabs.Panel>
            <Tabs.Panel value="holidays">
              <HolidaysCard holidays={plans.data.holidays} />
            </Tabs.Panel>
            <Tabs.Panel value="settings">
              <NormSettingsCard settings={plans.data.settings} />
              <CountingCard />
            </Tabs.Panel>
            <Tabs.Panel value="screens">
              <ScreensCard />
            </Tabs.Panel>
          </Tabs>
        </>
      )}
    </>
  );
}

/** A head with more direct managers than one can lead is told so, with the reason. */
function SpanNotice({ span }: { span: SpanOfControl }) {
  const { t } = useTranslation();
  if (!span.told) {
    return null;
  }
  return (
    <section className={classes.notice} aria-label={t('plans.spanTitle')} data-testid="span-of-control">
      <h2>{t('plans.spanTitle')}</h2>
      {span.heads
        .filter((head) => head.told)
        .map((head) => (
          <p key={head.name}>{t('plans.spanOf', { name: head.name, count: head.directManagers })}</p>
        ))}
      <p>{t('plans.spanWhy', { limit: span.limit })}</p>
    </section>
  );
}
