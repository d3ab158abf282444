import { type ReactNode, useEffect } from 'react';
import { Brand } from '../layout/Brand';
import { LanguageSwitch } from '../layout/LanguageSwitch';
import classes from './Doorway.module.css';

/** The frame of the pages outside: sign-in and the first administrator's. */
export function Doorway({ title, line, children }: { title: string; line?: string; children: ReactNode }) {
  useEffect(() => {
    document.title = `${title} · CallCoach`;
  }, [title]);
  return (
    <main className={classes.doorway}>
      <div className={classes.panel}>
        <div className={classes.top}>
          <Brand />
          <LanguageSwitch />
        </div>
        <h1>{title}</h1>
        {line !== undefined && <p className={classes.line}>{line}</p>}
        {children}
      </div>
    </main>
  );
}
