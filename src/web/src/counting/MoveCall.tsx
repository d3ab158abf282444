import { Button, Modal, NativeSelect, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { change } from '../api/http';
import type { CallDetail } from '../api/types';
import { usePlans } from '../plans/usePlans';
import { FormError } from '../ui/FormError';

/** Gives a call to the manager who really had it; counters follow, and who said so is kept. */
export function MoveCall({ call }: { call: Pick<CallDetail, 'id' | 'personId'> }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button variant="default" size="xs" onClick={() => setOpened(true)} data-testid="move-call">
        {t('counting.move')}
      </Button>
      <Modal opened={opened} onClose={() => setOpened(false)} title={t('counting.move')}>
        {opened && <MoveForm call={call} done={() => setOpened(false)} />}
      </Modal>
    </>
  );
}

function MoveForm({ call, done }: { call: Pick<CallDetail, 'id' | 'personId'>; done: () => void }) {
  const { t, i18n } = useTranslation();
  const cache = useQueryClient();
  const plans = usePlans();
  const order = new Intl.Collator(i18n.language);
  const people = (plans.data?.people ?? []).toSorted((a, b) => order.compare(a.name, b.name));
  const move = useMutation({
    mutationFn: (form: FormData) =>
      change('PUT', `/api/calls/${call.id}/manager`, { personId: Number(form.get('personId')) || null }),
    onSuccess: async () => {
      for (const key of ['call', 'calls', 'counters', 'board', 'myDay', 'funnel']) {
        await cache.invalidateQueries({ queryKey: [key] });
      }
      done();
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        move.mutate(new FormData(event.currentTarget));
      }}
    >
      <Stack>
        <NativeSelect
          key={people.length}
          name="personId"
          label={t('counts.manager')}
          description={t('counting.moveLine')}
          defaultValue={call.personId ?? ''}
          data={[
            { value: '', label: t('counts.unassignedRow') },
            ...people.map((person) => ({ value: String(person.personId), label: person.name })),
          ]}
          data-testid="move-to"
        />
        <FormError error={plans.error ?? move.error} />
        <Button type="submit" loading={move.isPending} disabled={plans.data === undefined} data-testid="move-save">
          {t('counting.moveSave')}
        </Button>
      </Stack>
    </form>
  );
}
