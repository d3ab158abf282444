import type { ReactNode } from 'react';
import classes from './Card.module.css';

interface CardProps {
  title: string;
  aside?: ReactNode;
  children: ReactNode;
  className?: string | undefined;
}

/** A titled section of a page. */
export function Card({ title, aside, children, className }: CardProps) {
  return (
    <section className={[classes.card, className].filter(Boolean).join(' ')} aria-label={title}>
      <header className={classes.head}>
        <h2>{title}</h2>
        {aside}
      </header>
      {children}
    </section>
  );
}
