import { useTranslation } from 'react-i18next';
import type { RefusedClient } from '../api/clients';
import { useFormats } from '../format/useFormats';
import classes from './ClientsPage.module.css';

/** Lines that are not taken, each with its reason; the first of them where there are many. */
export function RefusedLines({ refused, count }: { refused: RefusedClient[]; count: number }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <ol className={classes.refused}>
      {refused.map((line) => (
        <li key={line.line} data-testid="client-refused" data-problem={line.problem}>
          <strong>{t('stopList.lineNumber', { line: formats.whole(line.line) })}</strong> {t(`clients.problem.${line.problem}`)}{' '}
          {line.text !== '' && <code>{line.text}</code>}
        </li>
      ))}
      {count > refused.length && <li>{t('clients.andMore', { count: count - refused.length })}</li>}
    </ol>
  );
}
