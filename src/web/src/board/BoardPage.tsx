import { ActionIcon } from '@mantine/core';
import { useFullscreenElement } from '@mantine/hooks';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../format/useFormats';
import { useLiveState } from '../live/LiveProvider';
import { may } from '../session/rights';
import { useSession } from '../session/useSession';
import { ScreenIcon } from '../ui/Icons';
import { Failed, Loading } from '../ui/Notes';
import { BoardSheet } from './BoardSheet';
import classes from './BoardFrame.module.css';
import { useBoard } from './useBoard';

/** The Board for whoever is signed in; a button lays it over the whole screen. */
export function BoardPage() {
  const { t } = useTranslation();
  const formats = useFormats();
  const { role } = useSession();
  const live = useLiveState();
  const board = useBoard();
  const whole = useFullscreenElement<HTMLDivElement>();
  useEffect(() => {
    document.title = `${t('board.title')} · CallCoach`;
  }, [t]);
  if (board.data === undefined) {
    return board.error ? (
      <Failed error={board.error} again={() => void board.refetch()} />
    ) : (
      <Loading text={t('state.loading')} />
    );
  }
  return (
    <div ref={whole.ref} className={classes.frame}>
      <BoardSheet
        board={board.data}
        formats={formats}
        old={board.isError || live === 'offline'}
        linked={may(role, 'pulses')}
        tools={
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={t(whole.fullscreen ? 'board.leave' : 'board.whole')}
            title={t(whole.fullscreen ? 'board.leave' : 'board.whole')}
            aria-pressed={whole.fullscreen}
            data-testid="board-whole"
            onClick={() => void whole.toggle()}
          >
            <ScreenIcon />
          </ActionIcon>
        }
      />
    </div>
  );
}
