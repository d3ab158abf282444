import { Button, NativeSelect, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CallFilter } from '../api/keys';
import { objectionLabels, type Counters } from '../api/types';
import { useSession } from '../session/useSession';
import { useCounters } from '../today/useCounters';
import { DayChooser } from '../ui/DayChooser';
import classes from './CallFilters.module.css';

interface CallFiltersProps {
  filter: CallFilter;
  today: string;
  choose: (filter: CallFilter) => void;
}

export function CallFilters({ filter, today, choose }: CallFiltersProps) {
  const { t } = useTranslation();
  const { role } = useSession();
  return (
    <form className={classes.filters} aria-label={t('calls.filters')} onSubmit={(event) => event.preventDefault()}>
      <div>
        <span className={classes.label}>{t('calls.day')}</span>
        <DayChooser day={filter.day} today={today} choose={(day) => choose({ ...filter, day })} />
      </div>
      {role !== 'manager' && <ManagerFilter filter={filter} today={today} choose={choose} />}
      <NativeSelect
        label={t('calls.label')}
        value={filter.label ?? ''}
        onChange={(event) => choose({ ...filter, label: event.currentTarget.value || null })}
        data={[
          { value: '', label: t('calls.anyLabel') },
          ...objectionLabels.map((label) => ({ value: label, label: t(`labels.${label}`) })),
        ]}
        data-testid="filter-label"
      />
      <div className={classes.failed}>
        <Switch
          label={t('calls.failedOnly')}
          checked={filter.failed}
          onChange={(event) => choose({ ...filter, failed: event.currentTarget.checked, awaiting: false })}
          data-testid="filter-failed"
        />
        <Switch
          label={t('transcripts.filter')}
          checked={filter.awaiting === true}
          onChange={(event) => choose({ ...filter, failed: false, awaiting: event.currentTarget.checked })}
          data-testid="filter-awaiting"
        />
      </div>
      <Button
        className={classes.reset ?? ''}
        variant="subtle"
        onClick={() => choose({ day: null, personId: null, label: null, failed: false })}
      >
        {t('calls.everything')}
      </Button>
    </form>
  );
}

function ManagerFilter({ filter, today, choose }: CallFiltersProps) {
  const { t, i18n } = useTranslation();
  const counters = useCounters(filter.day ?? today);
  return (
    <NativeSelect
      label={t('calls.manager')}
      value={filter.personId ?? ''}
      onChange={(event) => choose({ ...filter, personId: Number(event.currentTarget.value) || null })}
      data={[{ value: '', label: t('calls.anyManager') }, ...managersOf(counters.data, i18n.language)]}
      data-testid="filter-manager"
    />
  );
}

function managersOf(counters: Counters | undefined, language: string) {
  return (counters?.managers ?? [])
    .flatMap((row) => (row.personId === null ? [] : [{ value: String(row.personId), label: row.name ?? '' }]))
    .sort((a, b) => a.label.localeCompare(b.label, language));
}
