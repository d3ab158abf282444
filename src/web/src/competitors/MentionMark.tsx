import type { ReactNode } from 'react';
import type { Mention } from '../api/competitors';
import classes from './Mentions.module.css';

/** Words that name a competitor or compare a price. */
export function MentionMark({ mention, children }: { mention: Mention; children: ReactNode }) {
  return (
    <mark className={classes.name} data-testid="mention" data-competitor={mention.competitorId}>
      {children}
    </mark>
  );
}
