import { Button, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Competitor } from '../api/competitors';
import { change } from '../api/http';
import { keys } from '../api/keys';
import { FormError } from '../ui/FormError';

export function CompetitorForm({ competitor, done }: { competitor: Competitor | null; done: () => void }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const own = `/api/competitors/${competitor?.id}`;
  const changed = async () => {
    await cache.invalidateQueries({ queryKey: keys.competitors });
    done();
  };
  const save = useMutation({
    mutationFn: (form: FormData) => {
      const entry = { name: String(form.get('name')), spellings: String(form.get('spellings')).split('\n') };
      return competitor === null
        ? change<Competitor>('POST', '/api/competitors', entry)
        : change<Competitor>('PUT', own, entry);
    },
    onSuccess: changed,
  });
  const remove = useMutation({ mutationFn: () => change('DELETE', own), onSuccess: changed });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(new FormData(event.currentTarget));
      }}
    >
      <Stack>
        <TextInput name="name" label={t('form.name')} defaultValue={competitor?.name} required maxLength={100} data-autofocus />
        <Textarea
          name="spellings"
          label={t('competitors.spellings')}
          description={t('competitors.spellingsLine')}
          rows={4}
          defaultValue={competitor?.spellings.join('\n')}
        />
        <FormError error={save.error ?? remove.error} words={{ 409: t('competitors.taken') }} />
        <Group grow>
          <Button type="submit" loading={save.isPending}>
            {t('form.save')}
          </Button>
          {competitor !== null && (
            <Button color="red" variant="light" loading={remove.isPending} onClick={() => remove.mutate()} data-testid="competitor-remove">
              {t('competitors.remove')}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  );
}
