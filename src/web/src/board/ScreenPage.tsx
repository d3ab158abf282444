import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/http';
import { keys } from '../api/keys';
import type { Board } from '../api/norms';
import { Formats } from '../format/formats';
import { coalesced } from '../live/coalesced';
import { openHub } from '../live/connection';
import { Doorway } from '../session/Doorway';
import { Failed, Loading } from '../ui/Notes';
import { BoardLink } from './boardLink';
import { BoardSheet } from './BoardSheet';
import classes from './BoardFrame.module.css';
import { PairingCode } from './PairingCode';
import { SchemeButton } from './SchemeButton';
import { useBoard } from './useBoard';

/** A screen on a wall: paired once, then the Board without sign-in. */
export function ScreenPage() {
  const { t } = useTranslation();
  const board = useBoard();
  const { refetch } = board;
  const ask = useCallback(() => void refetch(), [refetch]);
  const unpaired = board.error instanceof ApiError && (board.error.status === 401 || board.error.status === 403);
  if (unpaired) {
    return <PairingCode paired={ask} />;
  }
  if (board.data === undefined) {
    return (
      <Doorway title={t('board.title')}>
        {board.error ? (
          <Failed error={board.error} again={ask} />
        ) : (
          <Loading text={t('state.loading')} />
        )}
      </Doorway>
    );
  }
  return <Wall board={board.data} old={board.isError} />;
}

function Wall({ board, old }: { board: Board; old: boolean }) {
  const { t, i18n } = useTranslation();
  const cache = useQueryClient();
  const formats = useMemo(() => new Formats(i18n.language, 'UTC'), [i18n.language]);
  useEffect(() => {
    document.title = `${t('board.title')} · CallCoach`;
  }, [t]);
  useEffect(() => {
    const ask = coalesced(() => cache.invalidateQueries({ queryKey: keys.board(null) }, { cancelRefetch: false }));
    const link = new BoardLink(openHub('/hubs/board'), ask);
    link.start();
    return () => void link.stop();
  }, [cache]);
  return (
    <main className={classes.frame} data-whole="true">
      <BoardSheet board={board} formats={formats} old={old} linked={false} tools={<SchemeButton />} />
    </main>
  );
}
