import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../format/useFormats';
import { useToday } from '../format/useNow';
import { LiveStrip } from '../listening/LiveStrip';
import { DayChooser } from '../ui/DayChooser';
import { PageHead } from '../ui/PageHead';
import { AlertFeed } from './AlertFeed';
import { CountersCard } from './CountersCard';
import { DayTotals } from './DayTotals';
import classes from './TodayPage.module.css';
import { useCounters } from './useCounters';

/** The supervisor's page: what needs attention now, and how far everybody is. */
export function TodayPage() {
  const { t } = useTranslation();
  const formats = useFormats();
  const today = useToday();
  const [chosen, setChosen] = useState<string | null>(null);
  const day = chosen ?? today;
  const counters = useCounters(day);
  return (
    <>
      <PageHead title={day === today ? t('today.title') : t('today.otherDay')} line={formats.day(day)}>
        <DayChooser day={day} today={today} choose={(next) => setChosen(next === today ? null : next)} />
      </PageHead>
      <DayTotals counters={counters.data} />
      {day === today && <LiveStrip />}
      <div className={classes.columns}>
        <AlertFeed />
        <CountersCard
          day={day}
          counters={counters.data}
          error={counters.error}
          again={() => void counters.refetch()}
        />
      </div>
    </>
  );
}
