import { useTranslation } from 'react-i18next';
import type { Mention } from '../api/competitors';
import { amountText } from './amountText';
import classes from './Mentions.module.css';

/** Who is cheaper or dearer, and by how much. */
export function MentionNote({ mention }: { mention: Mention }) {
  const { t, i18n } = useTranslation();
  const amount = amountText(mention, i18n.language);
  const said =
    mention.unit === 'price' && amount !== null
      ? t('competitors.asks', { amount })
      : mention.direction === null
        ? null
        : [t(`competitors.${mention.direction}`), amount].filter(Boolean).join(' ');
  return (
    <span className={classes.note} data-testid="mention-note" data-direction={mention.direction} data-amount={mention.amount} data-unit={mention.unit}>
      {[mention.name ?? t('competitors.unnamed'), said].filter(Boolean).join(' · ')}
    </span>
  );
}
