import { Button, Modal, Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StoppedNumber } from '../api/stopList';
import { FormError } from '../ui/FormError';
import { useListChange } from './useStopList';

export function AddNumber() {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const save = useListChange<StoppedNumber, FormData>(
    '',
    (form) => ({ number: form.get('number'), note: form.get('note') }),
    () => setOpened(false),
  );
  const open = () => {
    save.reset();
    setOpened(true);
  };
  return (
    <>
      <Button onClick={open} data-testid="stop-add">
        {t('stopList.add')}
      </Button>
      <Modal opened={opened} onClose={() => setOpened(false)} title={t('stopList.add')}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            save.mutate(new FormData(event.currentTarget));
          }}
        >
          <Stack>
            <TextInput
              name="number"
              label={t('stopList.number')}
              description={t('stopList.numberLine')}
              placeholder="+48600100200"
              required
              data-autofocus
              data-testid="stop-number"
            />
            <Textarea name="note" label={t('stopList.note')} maxLength={500} rows={2} data-testid="stop-note" />
            <FormError error={save.error} words={{ 409: t('stopList.already') }} />
            <Button type="submit" loading={save.isPending} data-testid="stop-save">
              {t('form.save')}
            </Button>
          </Stack>
        </form>
      </Modal>
    </>
  );
}
