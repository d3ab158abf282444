import { Button, Modal, Stack, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { StoppedNumber } from '../api/stopList';
import { FormError } from '../ui/FormError';
import { useListChange } from './useStopList';

/** Nobody is called again without somebody saying why. */
export function TakeOff({ entry, opened, close }: { entry: StoppedNumber; opened: boolean; close: () => void }) {
  const { t } = useTranslation();
  const save = useListChange<never, FormData>(`/${entry.id}/off`, (form) => ({ reason: form.get('reason') }), close);
  return (
    <Modal opened={opened} onClose={close} title={t('stopList.takeOffTitle', { number: entry.number })}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate(new FormData(event.currentTarget));
        }}
      >
        <Stack>
          <Textarea
            name="reason"
            label={t('stopList.reason')}
            description={t('stopList.reasonLine')}
            maxLength={500}
            rows={3}
            required
            data-autofocus
            data-testid="stop-reason"
          />
          <FormError error={save.error} words={{ 404: t('stopList.offAlready') }} />
          <Button type="submit" loading={save.isPending} data-testid="stop-off-save">
            {t('stopList.takeOff')}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
