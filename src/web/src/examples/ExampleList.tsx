import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Example } from '../api/types';
import { Empty } from '../ui/Notes';
import classes from './ExampleList.module.css';
import { ExampleRow } from './ExampleRow';
import { useMoment } from './useMoment';

interface ExampleListProps {
  items: Example[];
  more: (() => void) | null;
  asking: boolean;
}

export function ExampleList({ items, more, asking }: ExampleListProps) {
  const { t } = useTranslation();
  const player = useMoment();
  if (items.length === 0) {
    return <Empty title={t('examples.none')}>{t('examples.noneLine')}</Empty>;
  }
  return (
    <>
      <ol className={classes.list}>
        {items.map((example) => (
          <ExampleRow key={`${example.callId}-${example.ordinal}-${example.label}`} example={example} player={player} />
        ))}
      </ol>
      {more !== null && (
        <div className={classes.more}>
          <Button variant="light" loading={asking} onClick={more}>
            {t('examples.more')}
          </Button>
        </div>
      )}
    </>
  );
}
