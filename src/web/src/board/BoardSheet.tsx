import { useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { planParts, type Board } from '../api/norms';
import type { Formats } from '../format/formats';
import { Empty } from '../ui/Notes';
import { BoardLine } from './BoardLine';
import { pagesOf, rowsOfScreen } from './boardPages';
import classes from './BoardSheet.module.css';
import totals from './BoardTotals.module.css';
import { useTurningPage } from './useTurningPage';

interface BoardSheetProps {
  board: Board;
  formats: Formats;
  /** The server does not answer: what is seen may be old. */
  old: boolean;
  /** People's names lead to their day. */
  linked: boolean;
  tools?: ReactNode;
}

/** The department's own clock, as the server wrote it: a wall screen does not know the time zone. */
const clockOf = (asOf: string) => asOf.slice(11, 16);

/** Everybody's numbers on one sheet, as large as its frame allows. */
export function BoardSheet({ board, formats, old, linked, tools }: BoardSheetProps) {
  const { t } = useTranslation();
  const narrow = useMediaQuery('(max-width: 760px)') ?? false;
  const pages = pagesOf(board.rows, narrow ? Math.max(1, board.rows.length) : rowsOfScreen);
  const turned = useTurningPage(pages.length);
  const rows = pages[turned] ?? [];
  return (
    <section className={classes.sheet} aria-label={t('board.title')} data-testid="board" data-old={old}>
      <header className={classes.head}>
        <h1>{board.department}</h1>
        <p className={classes.day}>{formats.day(board.day)}</p>
        {pages.length > 1 && (
          <p className={classes.turn} data-testid="board-page">
            {t('board.page', { page: formats.whole(turned + 1), pages: formats.whole(pages.length) })}
          </p>
        )}
        <time className={classes.now} dateTime={board.asOf}>
          {old && <span className={classes.old}>{t('board.old')}</span>}
          {clockOf(board.asOf)}
        </time>
        {tools}
      </header>
      {board.rows.length === 0 ? (
        <Empty title={t('board.nobody')}>{t('board.nobodyLine')}</Empty>
      ) : (
        <table className={classes.table}>
          <thead>
            <tr className={classes.line}>
              <th scope="col">{t('counts.manager')}</th>
              {planParts.map((part) => (
                <th key={part} scope="col" data-part={part}>
                  {t(`parts.${part}`)}
                </th>
              ))}
              <th scope="col" data-part="forecast">
                {t('board.forecast')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <BoardLine key={row.personId} row={row} formats={formats} linked={linked} />
            ))}
          </tbody>
        </table>
      )}
      <dl className={totals.totals}>
        {board.totals.parts.map((total) => (
          <div key={total.part} data-testid="board-total" data-part={total.part}>
            <dt>{t(`parts.${total.part}`)}</dt>
            <dd>
              <strong>{formats.whole(total.fact)}</strong>
              {total.plan !== null && <> / {formats.whole(total.plan)}</>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
