import { useTranslation } from 'react-i18next';
import type { ClientPreview, ClientRow } from '../api/clients';
import classes from './ClientsPage.module.css';

const columns = ['key', 'name', 'numbers', 'product', 'channel', 'audience', 'region', 'owner'] as const;

/** The columns that were found and the first lines as they are understood. */
export function PreviewTable({ preview }: { preview: ClientPreview }) {
  const { t } = useTranslation();
  const found = columns.filter((column) => preview.columns.some((one) => one.column === (column === 'numbers' ? 'number' : column)));
  const left = preview.columns.filter((column) => column.column === null).map((column) => column.head);
  const text = (row: ClientRow, column: (typeof columns)[number]) =>
    column === 'numbers' ? row.numbers.map((number) => <div key={number}>{number}</div>) : row[column];
  return (
    <>
      <ul className={classes.columns} aria-label={t('clients.columns')}>
        {preview.columns.map((column, index) => (
          <li key={index} data-testid="client-column" data-column={column.column ?? ''}>
            <q>{column.head}</q> → {column.column === null ? t('clients.leftOut') : t(`clients.column.${column.column}`)}
          </li>
        ))}
      </ul>
      {left.length > 0 && <p className={classes.left}>{t('clients.leftOutLine', { columns: left.join(', ') })}</p>}
      <div className={classes.scroll}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('clients.lineOf')}</th>
              {found.map((column) => (
                <th key={column} scope="col">
                  {t(`clients.column.${column === 'numbers' ? 'number' : column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {preview.rows.map((row) => (
              <tr key={row.line} data-testid="client-row" data-line={row.line}>
                <td>{row.line}</td>
                {found.map((column) => (
                  <td key={column}>{text(row, column)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
