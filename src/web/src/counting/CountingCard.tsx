import { useTranslation } from 'react-i18next';
import type { CallDetail } from '../api/types';
import { useFormats } from '../format/useFormats';
import { may } from '../session/rights';
import { useSession } from '../session/useSession';
import { Card } from '../ui/Card';
import { OutcomeMark } from '../ui/OutcomeMark';
import classes from './CountingCard.module.css';
import { MoveCall } from './MoveCall';

/** As what a call counts, why, and by which version of the definition. */
export function CountingCard({ call }: { call: CallDetail }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { role } = useSession();
  const { counting } = call;
  if (counting === null) {
    return null;
  }
  const { definition } = counting;
  const seconds = {
    speech: formats.rate(counting.clientSpeechSeconds ?? 0),
    speechNeeded: formats.rate(definition?.clientSpeechSeconds ?? 0),
    leg: formats.whole(counting.legSeconds),
    legNeeded: formats.whole(definition?.legSeconds ?? 0),
  };
  return (
    <Card title={t('counting.card')}>
      <div className={classes.body} data-testid="counting" data-kind={counting.kind} data-why={counting.why}>
        <p className={classes.verdict} data-conversation={counting.conversation}>
          {t(counting.conversation ? 'counting.isConversation' : 'counting.noConversation')}
        </p>
        <p>{t(`counting.why.${counting.why}`, seconds)}</p>
        <dl>
          <dt>{t('counting.answered')}</dt>
          <dd>{t(`counting.kind.${counting.kind}`)}</dd>
          <dt>{t('counting.client')}</dt>
          <dd>{t(counting.isNew ? 'counting.new' : 'counting.known')}</dd>
          {counting.result !== null && (
            <>
              <dt>{t('counting.result')}</dt>
              <dd>
                <OutcomeMark outcome={counting.result} />
              </dd>
            </>
          )}
          <dt>{t('counting.day')}</dt>
          <dd>{formats.wholeDay(counting.day)}</dd>
          {definition !== null && (
            <>
              <dt>{t('counting.definition')}</dt>
              <dd>{t('counting.versionOf', { version: formats.whole(definition.version) })}</dd>
            </>
          )}
        </dl>
        {counting.movedBy !== null && counting.movedAt !== null && (
          <p className={classes.moved} data-testid="moved-by">
            {t('counting.moved', { name: counting.movedBy, time: formats.dateTime(counting.movedAt) })}
          </p>
        )}
        {may(role, 'moveCall') && <MoveCall call={call} />}
      </div>
    </Card>
  );
}
