import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { MyDay } from '../api/norms';
import { useAgreed } from '../format/useAgreed';
import { useFormats } from '../format/useFormats';
import { Card } from '../ui/Card';
import classes from './DayFigures.module.css';
import { NewAndKnown } from './NewAndKnown';

const results = ['meetings', 'callbacks', 'deals', 'refusals', 'doNotCalls'] as const;

/** What came of the day: results, new clients against known ones, the callback or meeting that is due next. */
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
  const agreed = useAgreed();
  return (
    <p className={classes.next} data-testid="my-next" data-call={next?.callId ?? ''} data-kind={next?.kind}>
      {next === null ? (
        t('myDay.noNext')
      ) : (
        <>
          {t(`myDay.next.${next.kind}`)} <strong>{agreed(next.agreedAt, next.precision)}</strong>,{' '}
          <Link to={`/calls/${next.callId}`}>{next.clientName ?? next.clientMasked}</Link>
        </>
      )}
    </p>
  );
}
