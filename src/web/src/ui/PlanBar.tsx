import classes from './PlanBar.module.css';

interface PlanBarProps {
  fact: number;
  plan: number | null;
  /** Due by now; null: no mark. */
  expected?: number | null;
  behind?: boolean;
  words: string;
}

/** Fact as a bar of the plan, with a mark where it should be by now. */
export function PlanBar({ fact, plan, expected = null, behind = false, words }: PlanBarProps) {
  const part = (value: number) => `${Math.min(100, plan !== null && plan > 0 ? (100 * value) / plan : 0)}%`;
  return (
    <span className={classes.bar} data-behind={behind} role="img" aria-label={words} title={words}>
      <span className={classes.done} style={{ width: part(fact) }} />
      {expected !== null && <span className={classes.due} style={{ left: part(expected) }} />}
    </span>
  );
}
