import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { MyDay } from '../api/norms';
import { CallList } from '../calls/CallList';
import { useFormats } from '../format/useFormats';
import { useToday } from '../format/useNow';
import { useSession } from '../session/useSession';
import { Card } from '../ui/Card';
import { DayChooser } from '../ui/DayChooser';
import { Empty, Failed, Loading } from '../ui/Notes';
import { PageHead } from '../ui/PageHead';
import { DayFigures } from './DayFigures';
import { GoalNotice } from './GoalNotice';
import { HoursCard } from './HoursCard';
import classes from './MyDayPage.module.css';
import { PartsCard } from './PartsCard';
import { PlanCard } from './PlanCard';
import { SpansCard } from './SpansCard';
import { useMyDay } from './useMyDay';

/** A manager's day against the own plan; whoever leads sees it of the person chosen. */
export function MyDayPage() {
  const { t } = useTranslation();
  const formats = useFormats();
  const session = useSession();
  const today = useToday();
  const [search, setSearch] = useSearchParams();
  const day = search.get('day') ?? today;
  const own = session.role === 'manager';
  const personId = own ? null : Number(search.get('personId')) || null;
  const known = own ? session.personId !== null : personId !== null;
  const myDay = useMyDay(day, personId, known);
  const choose = (next: string | null) =>
    setSearch(
      (held) => {
        const changed = new URLSearchParams(held);
        if (next === null || next === today) {
          changed.delete('day');
        } else {
          changed.set('day', next);
        }
        return changed;
      },
      { replace: true },
    );
  const name = myDay.data?.person.name ?? (own ? session.name : '');
  return (
    <>
      <PageHead
        title={own ? t('myDay.title', { name }) : t('myDay.titleOf', { name: name || t('form.person') })}
        line={formats.day(day)}
      >
        <DayChooser day={day} today={today} choose={choose} />
      </PageHead>
      {!known ? (
        <Empty title={t(own ? 'myDay.noPerson' : 'myDay.nobodyChosen')}>
          {t(own ? 'myDay.noPersonLine' : 'myDay.nobodyChosenLine')}
        </Empty>
      ) : myDay.data === undefined ? (
        myDay.error ? (
          <Failed error={myDay.error} again={() => void myDay.refetch()} />
        ) : (
          <Loading text={t('state.loading')} />
        )
      ) : (
        <>
          {day === today && <GoalNotice personId={myDay.data.person.id} goals={myDay.data.goals} />}
          <Sheet myDay={myDay.data} />
        </>
      )}
      {known && (
        <Card title={t(day === today && own ? 'myDay.calls' : 'myDay.callsOf')}>
          <CallList filter={{ day, personId, label: null, failed: false }} own={own} />
        </Card>
      )}
    </>
  );
}

function Sheet({ myDay }: { myDay: MyDay }) {
  return (
    <div className={classes.columns}>
      <div className={classes.column}>
        <PlanCard myDay={myDay} />
        <HoursCard hours={myDay.hours} perHour={myDay.perHour} />
        <SpansCard week={myDay.week} month={myDay.month} />
      </div>
      <div className={classes.column}>
        <PartsCard myDay={myDay} />
        <DayFigures myDay={myDay} />
      </div>
    </div>
  );
}
