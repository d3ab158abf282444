import { Button, NativeSelect, TextInput } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { funnelSlices, type Funnel } from '../api/funnel';
import { address, get } from '../api/http';
import { keys } from '../api/keys';
import { useToday } from '../format/useNow';
import { useCounters } from '../today/useCounters';
import { byTeam } from '../today/totals';
import { separatorOf } from '../stoplist/separator';
import { Card } from '../ui/Card';
import { Failed, Loading } from '../ui/Notes';
import { PageHead } from '../ui/PageHead';
import { addressOf, choiceInAddress, periodOf, periods, type FunnelChoice } from './funnelChoice';
import classes from './FunnelPage.module.css';
import { FunnelTable } from './FunnelTable';

/** From dial to deal over a period, sliced seven ways. */
export function FunnelPage() {
  const { t, i18n } = useTranslation();
  const today = useToday();
  const [search, setSearch] = useSearchParams();
  const choice = choiceInAddress(search, today);
  const query = addressOf(choice);
  const funnel = useQuery({
    queryKey: keys.funnel(choice),
    queryFn: () => get<Funnel>('/api/funnel', query),
    placeholderData: keepPreviousData,
  });
  const choose = (change: Partial<FunnelChoice>) => setSearch(addressOf({ ...choice, ...change }), { replace: true });
  return (
    <>
      <PageHead title={t('funnel.title')} line={t('funnel.line')} />
      <PeriodChooser choice={choice} today={today} choose={choose} />
      <div className={classes.slices} role="group" aria-label={t('funnel.slice')} data-testid="funnel-slices">
        {funnelSlices.map((slice) => (
          <Button
            key={slice}
            size="xs"
            variant={slice === choice.slice ? 'filled' : 'default'}
            aria-pressed={slice === choice.slice}
            onClick={() => choose({ slice })}
          >
            {t(`funnel.slices.${slice}`)}
          </Button>
        ))}
      </div>
      <Card
        title={t(`funnel.slices.${choice.slice}`)}
        aside={
          <Button
            component="a"
            size="xs"
            variant="default"
            href={address('/api/funnel.csv', { ...query, separator: separatorOf(i18n.language) })}
            download="funnel.csv"
            data-testid="funnel-export"
          >
            {t('funnel.export')}
          </Button>
        }
      >
        {funnel.data === undefined ? (
          funnel.error ? (
            <Failed error={funnel.error} again={() => void funnel.refetch()} />
          ) : (
            <Loading text={t('funnel.loading')} />
          )
        ) : (
          <FunnelTable funnel={funnel.data} />
        )}
      </Card>
    </>
  );
}

interface PeriodChooserProps {
  choice: FunnelChoice;
  today: string;
  choose: (change: Partial<FunnelChoice>) => void;
}

function PeriodChooser({ choice, today, choose }: PeriodChooserProps) {
  const { t, i18n } = useTranslation();
  const counters = useCounters(today);
  const teams = counters.data === undefined ? [] : byTeam(counters.data, i18n.language).filter((team) => team.teamId !== null);
  const named = periods.find((period) => {
    const { from, to } = periodOf(period, today);
    return from === choice.from && to === choice.to;
  });
  return (
    <form className={classes.period} aria-label={t('funnel.period')} onSubmit={(event) => event.preventDefault()}>
      <NativeSelect
        label={t('funnel.period')}
        value={named ?? ''}
        onChange={(event) => {
          const period = periods.find((known) => known === event.currentTarget.value);
          if (period !== undefined) {
            choose(periodOf(period, today));
          }
        }}
        data={[
          ...(named === undefined ? [{ value: '', label: t('funnel.ownPeriod') }] : []),
          ...periods.map((period) => ({ value: period, label: t(`funnel.periods.${period}`) })),
        ]}
        data-testid="funnel-period"
      />
      <TextInput
        type="date"
        label={t('funnel.from')}
        max={choice.to}
        value={choice.from}
        onChange={(event) => event.currentTarget.value !== '' && choose({ from: event.currentTarget.value })}
        data-testid="funnel-from"
      />
      <TextInput
        type="date"
        label={t('funnel.to')}
        min={choice.from}
        max={today}
        value={choice.to}
        onChange={(event) => event.currentTarget.value !== '' && choose({ to: event.currentTarget.value })}
        data-testid="funnel-to"
      />
      {teams.length > 1 && (
        <NativeSelect
          label={t('form.team')}
          value={choice.teamId ?? ''}
          onChange={(event) => choose({ teamId: Number(event.currentTarget.value) || null })}
          data={[
            { value: '', label: t('funnel.anyTeam') },
            ...teams.map((team) => ({ value: String(team.teamId), label: team.teamName ?? '' })),
          ]}
          data-testid="funnel-team"
        />
      )}
    </form>
  );
}
