import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useSearchParams } from 'react-router';
import conversation from '../calls/Conversation.module.css';
import { Card } from '../ui/Card';
import { Empty } from '../ui/Notes';
import type { CaptionList } from './captionList';
import { CaptionRow } from './CaptionRow';
import classes from './LiveCaptions.module.css';
import { HearingNote } from './HearingNote';
import { useNewest } from './useNewest';

/** What is said in a call that is on, as it is understood; the transcript of the recording takes its place. */
export function LiveCaptions({ list }: { list: CaptionList }) {
  const { t } = useTranslation();
  const { key } = useLocation();
  const pointed = Number(useSearchParams()[0].get('caption') ?? 0);
  const { captions, hearing } = list;
  const isThere = captions.some((caption) => caption.id === pointed);
  const { box, isAway, look, toNewest } = useNewest(captions.length);

  useEffect(() => {
    if (isThere) {
      box.current?.querySelector(`[data-caption="${pointed}"]`)?.scrollIntoView({ block: 'center' });
      look();
    }
    // Only when somebody is led there: what is said later must not move the page.
  }, [pointed, isThere, key]);

  return (
    <Card title={t('captions.title')}>
      <HearingNote hearing={hearing} />
      {captions.length === 0 && <Empty title={t('captions.none')} />}
      <ol
        ref={box}
        className={`${conversation.conversation} ${classes.captions}`}
        role="log"
        aria-live="polite"
        aria-label={t('captions.title')}
        tabIndex={captions.length === 0 ? -1 : 0}
        onScroll={look}
        data-testid="captions"
      >
        {captions.map((caption, index) => (
          <CaptionRow
            key={caption.id}
            caption={caption}
            named={captions[index - 1]?.speaker !== caption.speaker}
            pointed={caption.id === pointed}
          />
        ))}
      </ol>
      {isAway && (
        <div className={classes.away}>
          <Button variant="light" size="xs" onClick={toNewest} data-testid="captions-newest">
            {t('captions.newest')}
          </Button>
        </div>
      )}
    </Card>
  );
}
