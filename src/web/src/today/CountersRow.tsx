import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ManagerCounters } from '../api/types';
import { useFormats } from '../format/useFormats';
import classes from './CountersCard.module.css';
import { HourBars } from './HourBars';
import { NormBar } from './NormBar';

export function CountersRow({ row, day, busiest }: { row: ManagerCounters; day: string; busiest: number }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <tr className={classes.row} data-testid="counters-row" data-person={row.personId ?? 'unassigned'}>
      <th scope="row">
        {row.personId === null ? (
          t('counts.unassignedRow')
        ) : (
          <Link to={`/calls?day=${day}&personId=${row.personId}`}>{row.name}</Link>
        )}
        {row.role !== null && <span className={classes.role}>{t(`managerRoles.${row.role}`)}</span>}
      </th>
      <td className={`${classes.number} ${classes.dials}`} data-dials={row.dials}>
        {formats.whole(row.dials)}
      </td>
      <td className={classes.number} data-connected={row.connected}>
        {formats.whole(row.connected)}
      </td>
      <td className={classes.number} data-conversations={row.conversations}>
        {formats.whole(row.conversations)}
      </td>
      <td data-share={row.norm?.share ?? ''}>
        {row.norm === null ? <span className={classes.role}>{t('counts.noNorm')}</span> : <NormBar row={row} norm={row.norm} />}
      </td>
      <td>
        <HourBars hours={row.hours} busiest={busiest} norm={row.norm?.callsPerHour ?? null} />
      </td>
    </tr>
  );
}
