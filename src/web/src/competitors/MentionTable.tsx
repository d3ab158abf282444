import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../format/useFormats';
import { Card } from '../ui/Card';
import { Empty, Failed, Loading } from '../ui/Notes';
import { differenceText } from './amountText';
import { MentionMoments } from './MentionMoments';
import classes from './MentionTable.module.css';
import { useMentionCounts } from './useCompetitors';

/** Which competitors clients speak of, how their prices compare, and where to hear it. */
export function MentionTable() {
  const { t, i18n } = useTranslation();
  const formats = useFormats();
  const counts = useMentionCounts();
  const [opened, setOpened] = useState<number | null | undefined>(undefined);
  const shown = counts.data?.competitors.find((count) => count.competitorId === opened);
  return (
    <div className={classes.section}>
      <Card title={t('competitors.mentioned')}>
        {counts.data === undefined ? (
          counts.error ? (
            <Failed error={counts.error} again={() => void counts.refetch()} />
          ) : (
            <Loading text={t('state.loading')} />
          )
        ) : counts.data.competitors.length === 0 ? (
          <Empty title={t('competitors.noneMentioned')} />
        ) : (
          <div className={classes.scroll}>
            <table className={classes.table}>
              <thead>
                <tr>
                  <th scope="col">{t('competitors.competitor')}</th>
                  <th scope="col">{t('competitors.mentions')}</th>
                  <th scope="col">{t('competitors.calls')}</th>
                  <th scope="col">{t('competitors.cheaper')}</th>
                  <th scope="col">{t('competitors.dearer')}</th>
                  <th scope="col">{t('competitors.median')}</th>
                  <th scope="col">{t('competitors.hear')}</th>
                </tr>
              </thead>
              <tbody>
                {counts.data.competitors.map((count) => (
                  <tr key={count.competitorId ?? 0} data-testid="mentioned" data-competitor={count.competitorId}>
                    <td>{count.name ?? t('competitors.unnamed')}</td>
                    <td>{formats.whole(count.mentions)}</td>
                    <td>{formats.whole(count.calls)}</td>
                    <td>{formats.whole(count.cheaper)}</td>
                    <td>{formats.whole(count.dearer)}</td>
                    <td data-median={count.medianPercent}>
                      {count.medianPercent === null
                        ? t('competitors.notSaid')
                        : t('competitors.ofMentions', {
                            difference: differenceText(count.medianPercent, i18n.language),
                            measured: formats.whole(count.measured),
                          })}
                    </td>
                    <td>
                      <Button
                        variant="subtle"
                        size="compact-sm"
                        aria-expanded={opened === count.competitorId}
                        data-testid="moments-open"
                        onClick={() => setOpened(opened === count.competitorId ? undefined : count.competitorId)}
                      >
                        {t('competitors.moments')}
                      </Button>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        {shown !== undefined && <MentionMoments moments={shown.moments} />}
      </Card>
    </div>
  );
}
