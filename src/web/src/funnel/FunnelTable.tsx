import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Funnel, FunnelFigures, FunnelRow } from '../api/funnel';
import { useFormats } from '../format/useFormats';
import { Empty } from '../ui/Notes';
import { FunnelBar } from './FunnelBar';
import classes from './FunnelTable.module.css';

const results = ['meetings', 'callbacks', 'deals', 'refusals', 'doNotCalls'] as const;

/** The stages, row by row; the bars share one scale, and every length stands beside it as a number. */
export function FunnelTable({ funnel }: { funnel: Funnel }) {
  const { t } = useTranslation();
  if (isNone(funnel.total) && isNone(funnel.untagged)) {
    return <Empty title={t('funnel.none')}>{t('funnel.noneLine')}</Empty>;
  }
  const reached = (figures: FunnelFigures) => Math.max(figures.dials, figures.connected);
  const most = Math.max(1, ...funnel.rows.map(reached), reached(funnel.untagged));
  return (
    <>
      <div className={classes.scroll}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t(`funnel.slices.${funnel.slice}`)}</th>
              <th scope="col" className={classes.barHead}>
                <Key />
              </th>
              <th scope="col">{t('counts.dials')}</th>
              <th scope="col">{t('counts.connected')}</th>
              <th scope="col">{t('counts.conversations')}</th>
              {results.map((result) => (
                <th key={result} scope="col">
                  {t(`results.${result}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {funnel.rows.map((row) => (
              <Line key={row.key} kind="row" figures={row} most={most}>
                <Name funnel={funnel} row={row} />
              </Line>
            ))}
            {!isNone(funnel.untagged) && (
              <Line kind="untagged" figures={funnel.untagged} most={most}>
                {t(`funnel.untagged.${funnel.slice}`)}
              </Line>
            )}
          </tbody>
          <tfoot>
            <Line kind="total" figures={funnel.total} most={null}>
              {t('funnel.total')}
            </Line>
          </tfoot>
        </table>
      </div>
      <p className={classes.note}>{t('funnel.note')}</p>
    </>
  );
}

const isNone = (figures: FunnelFigures) => figures.dials === 0 && figures.connected === 0;

function Name({ funnel, row }: { funnel: Funnel; row: FunnelRow }) {
  const { t } = useTranslation();
  switch (funnel.slice) {
    case 'managers':
      return <Link to={`/my-day?personId=${row.key}`}>{row.name}</Link>;
    case 'new':
    case 'existing':
      return t(`funnel.slices.${funnel.slice}`);
    default:
      return row.name ?? row.key;
  }
}

interface LineProps {
  kind: 'row' | 'untagged' | 'total';
  figures: FunnelFigures;
  /** The length of a whole bar; null: no bar. */
  most: number | null;
  children: ReactNode;
}

function Line({ kind, figures, most, children }: LineProps) {
  const formats = useFormats();
  const share = (part: number, whole: number) => whole > 0 && <span className={classes.share}>{formats.share(part / whole)}</span>;
  return (
    <tr className={classes.line} data-testid={`funnel-${kind}`} data-dials={figures.dials} data-kind={kind}>
      <th scope="row">{children}</th>
      <td className={classes.barCell}>{most !== null && <FunnelBar figures={figures} most={most} />}</td>
      <td>{formats.whole(figures.dials)}</td>
      <td>
        {formats.whole(figures.connected)}
        {figures.connected <= figures.dials && share(figures.connected, figures.dials)}
      </td>
      <td>
        {formats.whole(figures.conversations)}
        {share(figures.conversations, figures.connected)}
      </td>
      {results.map((result) => (
        <td key={result}>
          {formats.whole(figures[result])}
          {result === 'meetings' && share(figures.meetings, figures.conversations)}
        </td>
      ))}
    </tr>
  );
}

function Key() {
  const { t } = useTranslation();
  return (
    <span className={classes.key}>
      {(['dials', 'connected', 'conversations'] as const).map((stage) => (
        <span key={stage}>
          <i data-stage={stage} />
          {t(`counts.${stage}`)}
        </span>
      ))}
    </span>
  );
}
