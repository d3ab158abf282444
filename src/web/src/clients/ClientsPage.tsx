import { Button, FileButton } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientImport, ClientPreview } from '../api/clients';
import { sendFile } from '../api/http';
import { useFormats } from '../format/useFormats';
import { Card } from '../ui/Card';
import { FormError } from '../ui/FormError';
import { Empty, Loading } from '../ui/Notes';
import { PageHead } from '../ui/PageHead';
import classes from './ClientsPage.module.css';
import { PreviewTable } from './PreviewTable';
import { RefusedLines } from './RefusedLines';

/** The department's own list of clients: a file is looked at first, and taken in when that looks right. */
export function ClientsPage() {
  const { t } = useTranslation();
  const [file, setFile] = useState<File | null>(null);
  const preview = useMutation({ mutationFn: (chosen: File) => sendFile<ClientPreview>('/api/clients/preview', chosen, 'text/csv') });
  const take = useMutation({ mutationFn: (chosen: File) => sendFile<ClientImport>('/api/clients/import', chosen, 'text/csv') });
  const words = { 413: t('clients.tooLarge') };
  const choose = (chosen: File | null) => {
    if (chosen !== null) {
      setFile(chosen);
      take.reset();
      preview.mutate(chosen);
    }
  };
  return (
    <>
      <PageHead title={t('clients.title')} line={t('clients.line')}>
        <FileButton accept=".csv,text/csv,text/plain" onChange={choose}>
          {(props) => (
            <Button {...props} loading={preview.isPending} data-testid="clients-file">
              {t('clients.choose')}
            </Button>
          )}
        </FileButton>
      </PageHead>
      {take.data !== undefined ? (
        <Taken imported={take.data} />
      ) : preview.data !== undefined && file !== null ? (
        <Previewed preview={preview.data} name={file.name}>
          <FormError error={take.error} words={words} />
          <Button
            loading={take.isPending}
            disabled={preview.data.clients === 0}
            onClick={() => take.mutate(file)}
            data-testid="clients-import"
          >
            {t('clients.import', { count: preview.data.clients })}
          </Button>
        </Previewed>
      ) : (
        <Card title={t('clients.list')}>
          {preview.isPending ? (
            <Loading text={t('clients.reading')} />
          ) : preview.error ? (
            <div className={classes.error}>
              <FormError error={preview.error} words={words} />
            </div>
          ) : (
            <Empty title={t('clients.none')}>{t('clients.noneLine')}</Empty>
          )}
        </Card>
      )}
    </>
  );
}

interface PreviewedProps {
  preview: ClientPreview;
  name: string;
  children: ReactNode;
}

function Previewed({ preview, name, children }: PreviewedProps) {
  const { t } = useTranslation();
  return (
    <div data-testid="clients-preview" data-clients={preview.clients}>
      <Card title={name}>
        <Counts {...preview} />
        <PreviewTable preview={preview} />
        <div className={classes.act}>{children}</div>
      </Card>
      {preview.refusedCount > 0 && (
        <Card title={t('clients.refused', { count: preview.refusedCount })} className={classes.below}>
          <RefusedLines refused={preview.refused} count={preview.refusedCount} />
        </Card>
      )}
    </div>
  );
}

function Taken({ imported }: { imported: ClientImport }) {
  const { t } = useTranslation();
  return (
    <div data-testid="clients-taken" data-added={imported.added}>
      <Card title={t('clients.taken')}>
        <Counts {...imported} />
      </Card>
      {imported.refusedCount > 0 && (
        <Card
          title={t('clients.refused', { count: imported.refusedCount })}
          className={classes.below}
          aside={
            <Button
              component="a"
              size="xs"
              variant="default"
              href={`/api/clients/refused/${imported.id}`}
              download="refused-lines.csv"
              data-testid="clients-report"
            >
              {t('clients.report')}
            </Button>
          }
        >
          <RefusedLines refused={imported.refused} count={imported.refusedCount} />
        </Card>
      )}
    </div>
  );
}

function Counts(counts: Pick<ClientImport, 'added' | 'updated' | 'unchanged' | 'refusedCount'>) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <dl className={classes.counts}>
      {(['added', 'updated', 'unchanged', 'refusedCount'] as const).map((count) => (
        <div key={count} data-tone={count === 'refusedCount' && counts.refusedCount > 0 ? 'behind' : ''}>
          <dt>{t(`clients.counts.${count}`)}</dt>
          <dd data-testid={`clients-${count}`}>{formats.whole(counts[count])}</dd>
        </div>
      ))}
    </dl>
  );
}
