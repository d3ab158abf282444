import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { MyDay } from '../api/norms';
import { useFormats } from '../format/useFormats';
import { useClock } from '../session/useSession';
import { Card } from '../ui/Card';
import classes from './DayFigures.module.css';
import { NewAndKnown } from './NewAndKnown';

const results = ['meetings', 'callbacks', 'deals', 'refusals', 'doNotCalls'] as const;

/** What came of the day: results, new clients against known ones, the callback that is due next. */
export function DayFigures({ myDay }: { myDay: MyDay }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <Card title={t('results.title')}>
      <dl className={classes.results}>
        {results.map((result) => (
          <div key={result} data-none={myDay.results[result] === 0}>
            <dt>{t(`results.${result}`)}</dt>
            <dd data-testid={`my-${result}`}>{formats.whole(myDay.results[result])}</dd>
          </div>
        ))}
      </dl>
      <NewAndKnown newDials={myDay.newDials} knownDials={myDay.knownDials} />
      <Next next={myDay.next} />
    </Card>
  );
}

function Next({ next }: Pick<MyDay, 'next'>) {
  const { t } = useTranslation();
  const formats = useFormats();
  const clock = useClock();
  return (
    <p className={classes.next} data-testid="my-next" data-call={next?.callId ?? ''}>
      {next === null ? (
        t('myDay.noNext')
      ) : (
        <>
          <strong>{clock.dayOf(next.at) === clock.today() ? formats.time(next.at) : formats.dateTime(next.at)}</strong>{' '}
          {t('myDay.next')} <Link to={`/calls/${next.callId}`}>{next.clientMasked}</Link>
        </>
      )}
    </p>
  );
}
