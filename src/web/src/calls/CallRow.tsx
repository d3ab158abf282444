import { Link } from 'react-router';
import { useTranslation } from 'react-i18next';
import type { CallSummary } from '../api/types';
import { duration } from '../format/formats';
import { useFormats } from '../format/useFormats';
import { InboundIcon, OutboundIcon } from '../ui/Icons';
import { ObjectionMark } from '../ui/ObjectionMark';
import { OutcomeMark } from '../ui/OutcomeMark';
import classes from './CallList.module.css';
import { isBeingProcessed, courseOf } from './course';

export function CallRow({ call, own, withDay }: { call: CallSummary; own: boolean; withDay: boolean }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const course = courseOf(call);
  return (
    <tr className={classes.row} data-testid="call-row" data-call={call.id} data-stage={call.stage}>
      <td className={classes.time}>
        <Link to={`/calls/${call.id}`}>{withDay ? formats.dateTime(call.startedAt) : formats.time(call.startedAt)}</Link>
      </td>
      {!own && <td className={classes.manager}>{call.managerName ?? t('counts.unassignedRow')}</td>}
      <td className={classes.client}>
        <span className={classes.direction} title={t(`direction.${call.direction}`)}>
          {call.direction === 'outbound' ? <OutboundIcon size={15} /> : <InboundIcon size={15} />}
          <span className="only-spoken">{t(`direction.${call.direction}`)}</span>
        </span>
        {call.client}
      </td>
      <td className={classes.outcome}>
        {call.outcome === null || call.outcome.outcome === 'no_outcome' ? (
          <span data-course={course}>{t(`course.${course}`)}</span>
        ) : (
          <OutcomeMark outcome={call.outcome.outcome} testId="outcome" />
        )}
        {call.stopListed && !call.refused && <span className={classes.stopped}>{t('stopList.onList')}</span>}
        {call.failure !== null && <span className={classes.failure}>{t('calls.setAside')}</span>}
        {isBeingProcessed(call) && <span className={classes.processing}>{t(`stage.${call.stage}`)}</span>}
      </td>
      <td className={`${classes.number} ${classes.talk}`}>
        {call.talkSeconds === null ? '' : duration(call.talkSeconds)}
      </td>
      <td className={classes.labels}>
        {call.labels.map((found) => (
          <ObjectionMark key={found.label} label={found.label} />
        ))}
      </td>
    </tr>
  );
}
