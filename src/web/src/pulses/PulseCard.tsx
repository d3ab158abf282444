import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { planParts, type BoardRow, type PartProgress, type PulseSheet } from '../api/norms';
import { useFormats } from '../format/useFormats';
import { behindShare } from '../today/totals';
import { Card } from '../ui/Card';
import { Empty } from '../ui/Notes';
import classes from './PulseCard.module.css';
import { PulseLine } from './PulseLine';

/** One sheet: who needs help first, then everybody's plan, fact and forecast. */
export function PulseCard({ sheet, day, name }: { sheet: PulseSheet; day: string; name: string }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const endOfDay = sheet.kind === 'end_of_day';
  const rows = inOrder(sheet);
  const tomorrow = rows.find((row) => row.planTomorrow)?.planTomorrow?.day ?? null;
  return (
    <Card
      title={`${name}, ${formats.day(day)}`}
      aside={
        sheet.late && (
          <span className={classes.late} data-testid="pulse-late">
            {t('pulses.late', { time: formats.time(sheet.takenAt) })}
          </span>
        )
      }
    >
      {rows.length === 0 ? (
        <Empty title={t('pulses.nobody')} />
      ) : (
        <>
          {!endOfDay && <Help rows={rows.filter((row) => sheet.needsHelp.includes(row.personId))} day={day} />}
          <div className={classes.scroll}>
            <table className={classes.table}>
              <thead>
                <tr>
                  <th scope="col">{t('counts.manager')}</th>
                  {planParts.map((part) => (
                    <th key={part} scope="col">
                      {t(`parts.${part}`)}
                    </th>
                  ))}
                  {!endOfDay && <th scope="col">{t('pulses.forecast')}</th>}
                  {endOfDay && <th scope="col">{tomorrow === null ? t('pulses.tomorrow') : t('pulses.planOf', { day: formats.shortDay(tomorrow) })}</th>}
                </tr>
              </thead>
              {rows.map((row) => (
                <PulseLine key={row.personId} row={row} day={day} endOfDay={endOfDay} />
              ))}
            </table>
          </div>
          <p className={classes.note}>{t('pulses.note')}</p>
        </>
      )}
    </Card>
  );
}

/** Who needs help first, then the others as they came. */
function inOrder(sheet: PulseSheet): BoardRow[] {
  const place = (row: BoardRow) => {
    const at = sheet.needsHelp.indexOf(row.personId);
    return at < 0 ? sheet.needsHelp.length : at;
  };
  return sheet.rows.toSorted((a, b) => place(a) - place(b));
}

function Help({ rows, day }: { rows: BoardRow[]; day: string }) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (rows.length === 0) {
    return <p className={classes.noHelp}>{t('pulses.noHelp')}</p>;
  }
  return (
    <section className={classes.help} aria-label={t('pulses.help')}>
      <h3>{t('pulses.help')}</h3>
      <ol>
        {rows.map((row) => {
          const worst = worstOf(row.parts);
          return (
            <li key={row.personId} data-testid="needs-help" data-person={row.personId}>
              <Link to={`/my-day?personId=${row.personId}&day=${day}`}>{row.name}</Link>
              {worst !== undefined && (
                <span>
                  {t('pulses.worst', {
                    part: t(`parts.${worst.part}`),
                    fact: formats.whole(worst.fact),
                    expected: formats.rate(worst.expected ?? 0),
                  })}
                </span>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** The part that lies farthest below what was due, measured by how much it varies by chance. */
function worstOf(parts: readonly PartProgress[]): PartProgress | undefined {
  const need = (part: PartProgress) => ((part.expected ?? 0) - part.fact) / Math.sqrt(Math.max(1, part.expected ?? 0));
  return parts
    .filter((part) => part.expected !== null && part.share !== null && part.share < behindShare)
    .toSorted((a, b) => need(b) - need(a))[0];
}
