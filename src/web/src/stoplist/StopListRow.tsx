import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { StoppedNumber } from '../api/stopList';
import { duration } from '../format/formats';
import { useFormats } from '../format/useFormats';
import classes from './StopList.module.css';
import { TakeOff } from './TakeOff';
import { useListChange } from './useStopList';

export function StopListRow({ entry }: { entry: StoppedNumber }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <tr className={classes.row} data-testid="stopped" data-number={entry.number} data-off={entry.offAt !== null}>
      <td className={classes.number}>{entry.number}</td>
      <td className={classes.since}>
        <span>{formats.dateTime(entry.addedAt)}</span>
        <span className={classes.by}>{entry.addedBy ?? t('stopList.heard')}</span>
      </td>
      <td className={classes.why}>
        {entry.proof !== null && <Proof proof={entry.proof} />}
        {entry.addedBy === null && entry.proof === null && <p className={classes.by}>{t('stopList.otherTeam')}</p>}
        {entry.note !== null && <p className={classes.note}>{entry.note}</p>}
        {entry.confirmedBy !== null && <p className={classes.by}>{t('stopList.confirmedBy', { name: entry.confirmedBy })}</p>}
      </td>
      <td className={classes.actions}>
        {entry.offAt === null ? (
          <Actions entry={entry} />
        ) : (
          <>
            <span>{entry.offBy === null ? t('stopList.noLongerHeard') : entry.offReason}</span>
            <span className={classes.by}>
              {[entry.offBy, formats.dateTime(entry.offAt)].filter((part) => part !== null).join(', ')}
            </span>
          </>
        )}
      </td>
    </tr>
  );
}

function Proof({ proof }: { proof: NonNullable<StoppedNumber['proof']> }) {
  const { t } = useTranslation();
  const to = proof.second === null ? `/calls/${proof.callId}` : `/calls/${proof.callId}?t=${proof.second}`;
  return (
    <p>
      {proof.text !== null && (
        <q className={classes.quote} lang={proof.language ?? undefined}>
          {proof.text}
        </q>
      )}
      <Link to={to} data-testid="stop-proof">
        {proof.second === null ? t('stopList.call') : t('stopList.callAt', { time: duration(proof.second) })}
      </Link>
    </p>
  );
}

function Actions({ entry }: { entry: StoppedNumber }) {
  const { t } = useTranslation();
  const [taking, setTaking] = useState(false);
  const confirm = useListChange(`/${entry.id}/confirm`, () => ({}));
  return (
    <>
      {entry.addedBy === null && entry.confirmedBy === null && (
        <Button
          variant="default"
          size="xs"
          loading={confirm.isPending}
          onClick={() => confirm.mutate(null)}
          title={t('stopList.confirmLine')}
          data-testid="stop-confirm"
        >
          {t('stopList.confirm')}
        </Button>
      )}
      <Button variant="default" size="xs" onClick={() => setTaking(true)} data-testid="stop-off">
        {t('stopList.takeOff')}
      </Button>
      {confirm.isError && <span className={classes.refused}>{t('form.refused')}</span>}
      <TakeOff entry={entry} opened={taking} close={() => setTaking(false)} />
    </>
  );
}
