import { Button, SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { PulseSheet } from '../api/norms';
import { useFormats } from '../format/useFormats';
import { useToday } from '../format/useNow';
import { may } from '../session/rights';
import { useSession } from '../session/useSession';
import { DayChooser } from '../ui/DayChooser';
import { Empty, Failed, Loading } from '../ui/Notes';
import { PageHead } from '../ui/PageHead';
import { DriftCard } from './DriftCard';
import { PulseCard } from './PulseCard';
import classes from './PulsesPage.module.css';
import { usePulses } from './usePulses';

/** The sheets five-minute meetings look at, as they were when they were taken. */
export function PulsesPage() {
  const { t } = useTranslation();
  const formats = useFormats();
  const { role } = useSession();
  const today = useToday();
  const [search, setSearch] = useSearchParams();
  const day = search.get('day') ?? today;
  const pulses = usePulses(day);
  const sheets = pulses.data?.sheets ?? [];
  const sheet = sheets.find((held) => String(held.id) === search.get('sheet')) ?? sheets.at(-1);
  const name = (held: PulseSheet) => (held.kind === 'end_of_day' ? t('pulses.endOfDay') : formats.time(held.at));
  return (
    <>
      <div className={classes.unprinted}>
        <PageHead title={t('pulses.title')} line={formats.day(day)}>
          <DayChooser
            day={day}
            today={today}
            choose={(next) => setSearch(next === null || next === today ? {} : { day: next }, { replace: true })}
          />
        </PageHead>
        {sheets.length > 0 && (
          <div className={classes.tools}>
            <SegmentedControl
              aria-label={t('pulses.choose')}
              data-testid="pulse-sheets"
              value={String(sheet?.id)}
              onChange={(id) => setSearch({ ...(day === today ? {} : { day }), sheet: id }, { replace: true })}
              data={sheets.map((held) => ({ value: String(held.id), label: name(held) }))}
            />
            <Button variant="default" onClick={() => window.print()} data-testid="pulse-print">
              {t('pulses.print')}
            </Button>
          </div>
        )}
      </div>
      {pulses.data === undefined ? (
        pulses.error ? (
          <Failed error={pulses.error} again={() => void pulses.refetch()} />
        ) : (
          <Loading text={t('pulses.loading')} />
        )
      ) : sheet === undefined ? (
        <Empty title={t('pulses.none')}>{t('pulses.noneLine', { times: pulses.data.times.join(', ') })}</Empty>
      ) : (
        <PulseCard sheet={sheet} day={day} name={name(sheet)} />
      )}
      {may(role, 'alerts') && (
        <div className={classes.unprinted}>
          <DriftCard />
        </div>
      )}
    </>
  );
}
