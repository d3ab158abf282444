import { Link } from 'react-router';
import type { MentionMoment } from '../api/competitors';
import { duration } from '../format/formats';
import { useFormats } from '../format/useFormats';
import { MentionNote } from './MentionNote';
import classes from './MentionTable.module.css';

/** Each opens its call at the second. */
export function MentionMoments({ moments }: { moments: readonly MentionMoment[] }) {
  const formats = useFormats();
  return (
    <ul className={classes.moments}>
      {moments.map((moment) => (
        <li key={`${moment.callId}-${moment.mention.ordinal}-${moment.mention.start}`} data-testid="moment">
          <Link to={`/calls/${moment.callId}?t=${moment.seconds}`}>
            {formats.dateTime(moment.at)} · {duration(moment.seconds)}
          </Link>
          <MentionNote mention={moment.mention} />
          <q lang={moment.language ?? undefined}>{moment.text}</q>
        </li>
      ))}
    </ul>
  );
}
