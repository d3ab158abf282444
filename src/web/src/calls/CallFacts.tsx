import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { CallSummary } from '../api/types';
import { duration } from '../format/formats';
import { useFormats } from '../format/useFormats';
import { useClock } from '../session/useSession';
import { plainName } from '../transcripts/useEngineName';
import { OutcomeMark } from '../ui/OutcomeMark';
import classes from './CallFacts.module.css';
import { isBeingProcessed, courseOf } from './course';

export function CallFacts({ call }: { call: CallSummary }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const clock = useClock();
  return (
    <dl className={classes.facts}>
      <div>
        <dt>{t('call.course')}</dt>
        <dd>{t(`course.${courseOf(call)}`)}</dd>
      </div>
      {call.outcome !== null && (
        <div>
          <dt>{t('calls.outcome')}</dt>
          <dd>
            <OutcomeMark outcome={call.outcome.outcome} />
          </dd>
        </div>
      )}
      <div>
        <dt>{t('call.direction')}</dt>
        <dd>{t(`direction.${call.direction}`)}</dd>
      </div>
      {call.talkSeconds !== null && (
        <div>
          <dt>{t('calls.talk')}</dt>
          <dd>{duration(call.talkSeconds)}</dd>
        </div>
      )}
      {call.language !== null && (
        <div>
          <dt>{t('call.language')}</dt>
          <dd>{formats.languageName(call.language)}</dd>
        </div>
      )}
      {call.engine !== null && (
        <div>
          <dt>{t('call.engine')}</dt>
          <dd>{plainName(call.engine, null)}</dd>
        </div>
      )}
      {isBeingProcessed(call) && (
        <div>
          <dt>{t('call.stage')}</dt>
          <dd data-testid="stage" data-stage={call.stage}>
            {t(`stage.${call.stage}`)}
          </dd>
        </div>
      )}
      {call.personId !== null && (
        <div>
          <dt>{t('calls.manager')}</dt>
          <dd>
            <Link to={`/calls?day=${clock.dayOf(call.startedAt)}&personId=${call.personId}`}>{t('call.sameDay')}</Link>
          </dd>
        </div>
      )}
    </dl>
  );
}
