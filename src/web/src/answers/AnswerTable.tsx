import { useTranslation } from 'react-i18next';
import type { AnswerRate, AnswerRates } from '../api/answers';
import { useFormats } from '../format/useFormats';
import { AnswerMark } from '../ui/AnswerMark';
import { Empty } from '../ui/Notes';
import { ObjectionMark } from '../ui/ObjectionMark';
import type { AnswersChoice } from './answersInAddress';
import classes from './AnswerTable.module.css';

interface AnswerTableProps {
  rates: AnswerRates;
  chosen: AnswersChoice['rate'];
  choose: (rate: AnswersChoice['rate']) => void;
}

/** For each objection the answers to it, how often they were given, and how often a good outcome followed. */
export function AnswerTable({ rates, chosen, choose }: AnswerTableProps) {
  const { t } = useTranslation();
  if (rates.items.length === 0) {
    return <Empty title={t('answers.none')}>{t('answers.noneLine')}</Empty>;
  }
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{t('calls.label')}</th>
          <th scope="col">{t('answers.answer')}</th>
          <th scope="col" className={classes.number}>
            {t('answers.cases')}
          </th>
          <th scope="col">{t('answers.share')}</th>
        </tr>
      </thead>
      <tbody>
        {rates.items.map((rate, index) => (
          <Row
            key={`${rate.objection}-${rate.answer}`}
            rate={rate}
            first={rates.items[index - 1]?.objection !== rate.objection}
            chosen={chosen?.objection === rate.objection && chosen.answer === rate.answer}
            choose={() => choose({ objection: rate.objection, answer: rate.answer })}
          />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps {
  rate: AnswerRate;
  /** Begins an objection, so its name is shown. */
  first: boolean;
  chosen: boolean;
  choose: () => void;
}

function Row({ rate, first, chosen, choose }: RowProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <tr
      className={classes.row}
      data-testid="answer-rate"
      data-objection={rate.objection}
      data-answer={rate.answer ?? 'none'}
      data-cases={rate.cases}
      data-first={first}
      aria-current={chosen ? 'true' : undefined}
    >
      <td className={classes.objection}>
        <span className={first ? undefined : 'only-spoken'}>
          <ObjectionMark label={rate.objection} />
        </span>
      </td>
      <td>
        <button type="button" className={classes.choose} onClick={choose}>
          {rate.answer === null ? t('answers.noKind') : <AnswerMark label={rate.answer} />}
        </button>
      </td>
      <td className={classes.number}>{formats.whole(rate.cases)}</td>
      <td className={classes.share}>
        {rate.share === null || rate.low === null || rate.high === null ? (
          <span className={classes.few}>{t('answers.tooFew')}</span>
        ) : (
          <>
            <strong>{formats.share(rate.share)}</strong>
            <span className={classes.track} aria-hidden="true">
              <span style={{ left: `${100 * rate.low}%`, width: `${100 * (rate.high - rate.low)}%` }} />
              <i style={{ left: `${100 * rate.share}%` }} />
            </span>
            <span className={classes.interval}>
              {t('answers.interval', { low: formats.share(rate.low), high: formats.share(rate.high) })}
            </span>
          </>
        )}
      </td>
    </tr>
  );
}
