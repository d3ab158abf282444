import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tagKinds, type CallTag } from '../api/clients';
import { change } from '../api/http';
import { keys } from '../api/keys';
import type { CallDetail } from '../api/types';
import { may } from '../session/rights';
import { useSession } from '../session/useSession';
import { Card } from '../ui/Card';
import { FormError } from '../ui/FormError';
import classes from './CountingCard.module.css';

/** The tags in force on a call and where they come from; those set by hand go before the provider's and the client list's. */
export function TagsCard({ call }: { call: CallDetail }) {
  const { t } = useTranslation();
  const { role } = useSession();
  const [editing, setEditing] = useState(false);
  const mayTag = may(role, 'tagCall');
  if (!mayTag && call.tags.length === 0) {
    return null;
  }
  return (
    <Card
      title={t('tags.title')}
      aside={
        mayTag &&
        !editing && (
          <Button variant="subtle" size="compact-sm" onClick={() => setEditing(true)} data-testid="tags-edit">
            {t('form.edit')}
          </Button>
        )
      }
    >
      <div className={classes.body}>
        {call.clientName !== null && <p className={classes.verdict}>{call.clientName}</p>}
        {editing ? (
          <TagsForm call={call} done={() => setEditing(false)} />
        ) : call.tags.length === 0 ? (
          <p className={classes.moved}>{t('tags.none')}</p>
        ) : (
          <dl>
            {call.tags.map((tag) => (
              <Tag key={tag.kind} tag={tag} />
            ))}
          </dl>
        )}
      </div>
    </Card>
  );
}

function Tag({ tag }: { tag: CallTag }) {
  const { t } = useTranslation();
  return (
    <>
      <dt>{t(`clients.column.${tag.kind}`)}</dt>
      <dd data-testid="tag" data-kind={tag.kind} data-source={tag.source}>
        {tag.value}
        <span className={classes.source}>{tag.by ?? t(`tags.source.${tag.source}`)}</span>
      </dd>
    </>
  );
}

function TagsForm({ call, done }: { call: CallDetail; done: () => void }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const tagOf = (kind: CallTag['kind']) => call.tags.find((tag) => tag.kind === kind);
  const save = useMutation({
    mutationFn: (form: FormData) =>
      change<CallTag[]>(
        'PUT',
        `/api/calls/${call.id}/tags`,
        Object.fromEntries(tagKinds.map((kind) => [kind, String(form.get(kind) ?? '').trim() || null])),
      ),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: keys.call(call.id) });
      await cache.invalidateQueries({ queryKey: ['funnel'] });
      done();
    },
  });
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(new FormData(event.currentTarget));
      }}
    >
      {tagKinds.map((kind) => {
        const tag = tagOf(kind);
        const byHand = tag?.source === 'hand';
        return (
          <TextInput
            key={kind}
            size="xs"
            name={kind}
            label={t(`clients.column.${kind}`)}
            defaultValue={byHand ? tag.value : ''}
            placeholder={byHand ? '' : (tag?.value ?? '')}
            maxLength={200}
            data-testid={`tag-${kind}`}
          />
        );
      })}
      <FormError error={save.error} />
      <Button type="submit" size="xs" loading={save.isPending} data-testid="tags-save">
        {t('form.save')}
      </Button>
    </form>
  );
}
