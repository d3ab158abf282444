import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LabelDifference } from '../api/model';
import type { ObjectionLabel } from '../api/types';
import { useFormats } from '../format/useFormats';
import { Empty } from '../ui/Notes';
import { ChangedFindings } from './ChangedFindings';
import classes from './ModelPage.module.css';

interface Chosen {
  label: ObjectionLabel;
  appeared: boolean;
}

/** By label what appears and what vanishes; a click on a number shows examples. */
export function DifferenceTable({ run, differences }: { run: number; differences: LabelDifference[] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const [chosen, choose] = useState<Chosen | null>(null);
  if (differences.length === 0) {
    return <Empty title={t('model.noFindings')} />;
  }
  const count = (label: ObjectionLabel, appeared: boolean, value: number) =>
    value === 0 ? (
      '0'
    ) : (
      <button
        type="button"
        className={classes.count}
        aria-pressed={chosen?.label === label && chosen.appeared === appeared}
        data-testid={appeared ? 'appeared' : 'vanished'}
        onClick={() => choose({ label, appeared })}
      >
        {appeared ? '+' : '−'}
        {formats.whole(value)}
      </button>
    );
  return (
    <>
      <table className={classes.table} data-testid="differences">
        <thead>
          <tr>
            <th scope="col">{t('model.label')}</th>
            <th scope="col">{t('model.appeared')}</th>
            <th scope="col">{t('model.vanished')}</th>
            <th scope="col">{t('model.unchanged')}</th>
          </tr>
        </thead>
        <tbody>
          {differences.map(({ label, appeared, vanished, unchanged }) => (
            <tr
              key={label}
              data-testid="difference"
              data-label={label}
              data-appeared={appeared}
              data-vanished={vanished}
              data-unchanged={unchanged}
            >
              <th scope="row">{t(`labels.${label}`)}</th>
              <td>{count(label, true, appeared)}</td>
              <td>{count(label, false, vanished)}</td>
              <td>{formats.whole(unchanged)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {chosen !== null && <ChangedFindings run={run} label={chosen.label} appeared={chosen.appeared} />}
    </>
  );
}
