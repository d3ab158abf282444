import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { partOf, type BoardRow, type PartProgress, type PlanPart } from '../api/norms';
import type { Formats } from '../format/formats';
import { PlanBar } from '../ui/PlanBar';
import { paceOf } from './boardPages';
import classes from './BoardSheet.module.css';

const signs = { none: '', behind: '▼', on: '●', ahead: '▲' };
const others = ['conversations', 'meetings', 'new_contacts'] as const satisfies readonly PlanPart[];

/** A name of more letters is set smaller, on two lines; the mark of a goal takes the room of a few. */
const longName = 18;
const lettersOfGoal = 4;

/** One person on the Board. */
export function BoardLine({ row, formats, linked }: { row: BoardRow; formats: Formats; linked: boolean }) {
  const { t } = useTranslation();
  const { name } = row;
  const dials = partOf(row.parts, 'dials');
  return (
    <tr className={classes.line} data-testid="board-row" data-person={row.personId} data-off={!row.onShift}>
      <th scope="row" className={classes.name} data-long={name.length > longName - (row.goal > 0 ? lettersOfGoal : 0)}>
        {linked ? <Link to={`/my-day?personId=${row.personId}`}>{name}</Link> : name}
        {row.goal > 0 && (
          <span className={classes.goal} data-testid="board-goal" data-goal={row.goal}>
            <span className="only-spoken">{t('goals.title')}: </span>
            {row.goal === 100 ? '★' : formats.share(row.goal / 100)}
          </span>
        )}
      </th>
      <td data-part="dials" className={classes.dials}>
        {dials === undefined ? '–' : <Dials part={dials} formats={formats} />}
      </td>
      {others.map((part) => (
        <Fact key={part} part={part} held={partOf(row.parts, part)} formats={formats} />
      ))}
      <td data-part="forecast" className={classes.forecast}>
        {row.forecast === null ? (
          '–'
        ) : (
          <>
            <strong title={t(`parts.${row.forecast.part}`)}>{formats.whole(row.forecast.likely)}</strong>
            {row.forecast.low < row.forecast.high && (
              <span className={classes.small}>
                {formats.whole(row.forecast.low)}–{formats.whole(row.forecast.high)}
              </span>
            )}
          </>
        )}
      </td>
    </tr>
  );
}

function Dials({ part, formats }: { part: PartProgress; formats: Formats }) {
  const { t } = useTranslation();
  const pace = paceOf(part.share);
  return (
    <>
      <span className={classes.sign} data-pace={pace}>
        <span aria-hidden="true">{signs[pace]}</span>
        <span className="only-spoken">{t(`board.pace.${pace}`)}</span>
      </span>
      <strong data-testid="board-dials">{formats.whole(part.fact)}</strong>
      {part.plan !== null && (
        <>
          <span className={classes.plan}>{formats.whole(part.plan)}</span>
          <PlanBar
            fact={part.fact}
            plan={part.plan}
            expected={part.share === null ? null : part.expected}
            behind={pace === 'behind'}
            words={t('parts.words', { fact: formats.whole(part.fact), plan: formats.whole(part.plan) })}
          />
        </>
      )}
    </>
  );
}

function Fact({ part, held, formats }: { part: PlanPart; held: PartProgress | undefined; formats: Formats }) {
  const { t } = useTranslation();
  return (
    <td data-part={part} className={classes.fact}>
      <span className={classes.label} aria-hidden="true">
        {t(`parts.${part}`)}
      </span>
      {held === undefined ? (
        '–'
      ) : (
        <>
          <strong>{formats.whole(held.fact)}</strong>
          {held.plan !== null && <span className={classes.plan}>{formats.whole(held.plan)}</span>}
        </>
      )}
    </td>
  );
}
