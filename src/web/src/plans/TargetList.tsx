import { useTranslation } from 'react-i18next';
import { planParts } from '../api/norms';
import type { HeldTarget } from '../api/plans';
import { useFormats } from '../format/useFormats';
import classes from './Plans.module.css';

/** Targets in words, a part on each line. */
export function TargetList({ targets }: { targets: HeldTarget[] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (targets.length === 0) {
    return <span className={classes.none}>{t('plans.noTargets')}</span>;
  }
  return (
    <ul className={classes.targets}>
      {planParts
        .map((part) => ({ part, held: targets.filter((target) => target.part === part) }))
        .filter(({ held }) => held.length > 0)
        .map(({ part, held }) => (
          <li key={part} data-testid="target" data-part={part}>
            <span>{t(`parts.${part}`)}: </span>
            {held.map((target) => t(`plans.by.${target.span}`, { target: formats.rate(target.target) })).join(', ')}
            {held.some((target) => target.source === 'role') && <span className={classes.none}> · {t('plans.ofRole')}</span>}
          </li>
        ))}
    </ul>
  );
}
