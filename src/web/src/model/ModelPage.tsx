import { useTranslation } from 'react-i18next';
import { Card } from '../ui/Card';
import { Failed, Loading } from '../ui/Notes';
import { PageHead } from '../ui/PageHead';
import { ArchiveCard } from './ArchiveCard';
import classes from './ModelPage.module.css';
import { ModelTable } from './ModelTable';
import { useModel } from './useModel';

/** Which model judges, how the others stood against it, and the archive judged again. */
export function ModelPage() {
  const { t } = useTranslation();
  const model = useModel();
  return (
    <>
      <PageHead title={t('model.title')} line={t('model.line')} />
      {model.data === undefined ? (
        model.error ? (
          <Failed error={model.error} again={() => void model.refetch()} />
        ) : (
          <Loading text={t('model.loading')} />
        )
      ) : (
        <div className={classes.page}>
          {model.data.problems.length > 0 && (
            <div role="alert" className={classes.problems} data-testid="model-problems">
              <p>{t('model.problems')}</p>
              {model.data.problems.map((problem) => (
                <p key={problem} className={classes.technical}>
                  {problem}
                </p>
              ))}
            </div>
          )}
          <ArchiveCard run={model.data.reclassification} live={model.data.live} />
          <Card title={t('model.models')}>
            <ModelTable models={model.data.models} />
          </Card>
        </div>
      )}
    </>
  );
}
