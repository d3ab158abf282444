import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { partOf, planParts, type BoardRow, type PartProgress } from '../api/norms';
import { useFormats } from '../format/useFormats';
import { behindShare } from '../today/totals';
import classes from './PulseCard.module.css';

/** One person on a sheet. */
export function PulseLine({ row, day, endOfDay }: { row: BoardRow; day: string; endOfDay: boolean }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { meetings, callbacks, deals, refusals } = row.results;
  return (
    <tbody className={classes.person} data-testid="pulse-row" data-person={row.personId} data-help={row.helpRank}>
      <tr className={classes.row}>
        <th scope="row" rowSpan={2}>
          <Link to={`/my-day?personId=${row.personId}&day=${day}`}>{row.name}</Link>
          <span className={classes.role}>
            {t(`managerRoles.${row.role}`)}, {row.teamName}
          </span>
        </th>
        {planParts.map((part) => (
          <PartCell key={part} part={partOf(row.parts, part)} />
        ))}
        {!endOfDay && (
          <td data-testid="pulse-forecast">
            {row.forecast === null ? (
              '–'
            ) : (
              <>
                <strong>{formats.whole(row.forecast.likely)}</strong>
                <span className={classes.small}>
                  {t('pulses.range', { low: formats.whole(row.forecast.low), high: formats.whole(row.forecast.high) })}
                </span>
                <span className={classes.small}>{t(`parts.${row.forecast.part}`)}</span>
              </>
            )}
          </td>
        )}
        {endOfDay && (
          <td className={classes.tomorrow} rowSpan={2} data-testid="plan-tomorrow">
            {row.planTomorrow == null || row.planTomorrow.parts.length === 0
              ? '–'
              : row.planTomorrow.parts.map((planned) => (
                  <span key={planned.part} className={classes.planned}>
                    {t(`parts.${planned.part}`)}: <strong>{formats.rate(planned.plan)}</strong>
                  </span>
                ))}
          </td>
        )}
      </tr>
      <tr>
        <td className={classes.results} colSpan={planParts.length + (endOfDay ? 0 : 1)}>
          {t('pulses.results', {
            meetings: formats.whole(meetings),
            callbacks: formats.whole(callbacks),
            deals: formats.whole(deals),
            refusals: formats.whole(refusals),
          })}
          {' · '}
          {t('pulses.newKnown', { new: formats.whole(row.newDials), known: formats.whole(row.knownDials) })}
        </td>
      </tr>
    </tbody>
  );
}

function PartCell({ part }: { part: PartProgress | undefined }) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (part === undefined) {
    return <td>–</td>;
  }
  const behind = part.share !== null && part.share < behindShare;
  return (
    <td data-part={part.part} data-behind={behind}>
      <strong>
        {behind && <span aria-hidden="true">▼ </span>}
        {formats.whole(part.fact)}
      </strong>
      {part.plan !== null && <span className={classes.plan}> / {formats.rate(part.plan)}</span>}
      {part.share !== null && part.expected !== null && (
        <span className={classes.small}>
          {t('pulses.due', { expected: formats.rate(part.expected), share: formats.share(part.share) })}
        </span>
      )}
    </td>
  );
}
