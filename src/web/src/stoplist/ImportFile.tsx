import { Button, FileButton, Modal, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { sendFile } from '../api/http';
import type { Imported } from '../api/stopList';
import { useFormats } from '../format/useFormats';
import { FormError } from '../ui/FormError';
import classes from './StopList.module.css';

/** Takes numbers from a file, and tells of each line that could not be taken. */
export function ImportFile() {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const send = useMutation({
    mutationFn: (file: File) => sendFile<Imported>('/api/stop-list/import', file, 'text/csv'),
    onSettled: () => cache.invalidateQueries({ queryKey: ['stopList'] }),
  });
  return (
    <>
      <FileButton accept=".csv,text/csv,text/plain" onChange={(file) => file !== null && send.mutate(file)}>
        {(props) => (
          <Button {...props} variant="default" size="xs" loading={send.isPending} data-testid="stop-import">
            {t('stopList.import')}
          </Button>
        )}
      </FileButton>
      <Modal opened={send.isSuccess || send.isError} onClose={send.reset} title={t('stopList.imported')} size="lg">
        <FormError error={send.error} words={{ 413: t('stopList.tooLarge') }} />
        {send.data !== undefined && <Outcome imported={send.data} />}
      </Modal>
    </>
  );
}

function Outcome({ imported }: { imported: Imported }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <Stack data-testid="stop-imported" data-added={imported.added} data-refused={imported.refused.length}>
      <p>
        {t('stopList.importedLine', {
          added: formats.whole(imported.added),
          confirmed: formats.whole(imported.confirmed),
          already: formats.whole(imported.already),
          refused: formats.whole(imported.refused.length),
        })}
      </p>
      {imported.refused.length > 0 && (
        <ol className={classes.refusedLines}>
          {imported.refused.map((line) => (
            <li key={line.line} data-testid="stop-refused" data-line={line.line}>
              <span className={classes.refused}>{t('stopList.lineNumber', { line: formats.whole(line.line) })}</span>{' '}
              {t(`stopList.problem.${line.problem}`)} {line.text !== '' && <code>{line.text}</code>}
            </li>
          ))}
        </ol>
      )}
    </Stack>
  );
}
