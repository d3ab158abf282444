import { useTranslation } from 'react-i18next';
import type { KeptModel } from '../api/model';
import { useFormats } from '../format/useFormats';
import classes from './ModelPage.module.css';

/** The models that are kept, the newest first. */
export function ModelTable({ models }: { models: KeptModel[] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const share = (value: number | undefined) => (value === undefined ? '–' : formats.share(value));
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{t('model.version')}</th>
          <th scope="col">{t('model.origin')}</th>
          <th scope="col">{t('model.texts')}</th>
          <th scope="col">{t('model.macro')}</th>
          <th scope="col">{t('model.price')}</th>
          <th scope="col">{t('model.neutral')}</th>
          <th scope="col">{t('model.standing')}</th>
        </tr>
      </thead>
      <tbody>
        {models.map((model) => (
          <tr key={model.version} data-testid="model" data-version={model.version} data-state={model.state}>
            <th scope="row" className={classes.version}>
              {model.version}
            </th>
            <td>
              {t(`model.from.${model.origin}`)}, {formats.dateTime(model.at)}
            </td>
            <td>{formats.whole(model.texts)}</td>
            <td>{share(model.trial?.candidate.macroF1)}</td>
            <td>{share(model.trial?.candidate.pricePrecision)}</td>
            <td>{share(model.trial?.candidate.neutralFlagged)}</td>
            <td>
              {t(`model.standings.${model.state}`)}
              {model.trial?.reasons.map((reason) => (
                <p key={reason} className={classes.technical}>
                  {reason}
                </p>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
