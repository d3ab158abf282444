import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useToday } from '../format/useNow';
import { Card } from '../ui/Card';
import { PageHead } from '../ui/PageHead';
import { CallFilters } from './CallFilters';
import { CallList } from './CallList';
import { readFilter, writeFilter } from './filterInAddress';

export function CallsPage() {
  const { t } = useTranslation();
  const today = useToday();
  const [search, setSearch] = useSearchParams();
  const filter = readFilter(search, today);
  return (
    <>
      <PageHead title={t('calls.title')} />
      <CallFilters
        filter={filter}
        today={today}
        choose={(next) => setSearch(writeFilter(next, today), { replace: true })}
      />
      <Card title={t('calls.list')}>
        <CallList filter={filter} />
      </Card>
    </>
  );
}
