import type { FunnelFigures } from '../api/funnel';
import classes from './FunnelTable.module.css';

const stages = ['dials', 'connected', 'conversations'] as const;

/** Three bars one in another: an outline, a hatching and a solid one, so that no colour is needed to tell them apart. */
export function FunnelBar({ figures, most }: { figures: FunnelFigures; most: number }) {
  return (
    <span className={classes.bar} aria-hidden="true">
      {stages.map((stage) => (
        <span key={stage} data-stage={stage} style={{ width: `${Math.min(100, (100 * figures[stage]) / most)}%` }} />
      ))}
    </span>
  );
}
