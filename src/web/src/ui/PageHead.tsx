import type { ReactNode } from 'react';
import { useEffect } from 'react';
import classes from './PageHead.module.css';

/** A page's title, its line of explanation, and what stands beside it. */
export function PageHead({ title, line, children }: { title: string; line?: ReactNode; children?: ReactNode }) {
  useEffect(() => {
    document.title = `${title} · CallCoach`;
  }, [title]);
  return (
    <div className={classes.head}>
      <div>
        <h1>{title}</h1>
        {line !== undefined && <p>{line}</p>}
      </div>
      {children}
    </div>
  );
}
