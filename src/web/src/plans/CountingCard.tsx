import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CountingDefinition, CountingDefinitions } from '../api/counting';
import { change, get } from '../api/http';
import { keys } from '../api/keys';
import { useFormats } from '../format/useFormats';
import { useToday } from '../format/useNow';
import { Card } from '../ui/Card';
import { FormError } from '../ui/FormError';
import { Failed, Loading } from '../ui/Notes';
import classes from './Plans.module.css';

const recountedEvery = 5_000;

/** What makes a conversation, version by version; a new one from a day in the past counts the days since anew. */
export function CountingCard() {
  const { t } = useTranslation();
  const formats = useFormats();
  const counting = useQuery({
    queryKey: keys.counting,
    queryFn: () => get<CountingDefinitions>('/api/counting/definitions'),
    refetchInterval: (query) => ((query.state.data?.daysToRecount ?? 0) > 0 ? recountedEvery : false),
  });
  if (counting.data === undefined) {
    return (
      <Card title={t('counting.title')}>
        {counting.error ? (
          <Failed error={counting.error} again={() => void counting.refetch()} />
        ) : (
          <Loading text={t('state.loading')} />
        )}
      </Card>
    );
  }
  const { definitions, daysToRecount } = counting.data;
  const newest = definitions.toSorted((a, b) => b.version - a.version);
  return (
    <Card title={t('counting.title')}>
      {daysToRecount > 0 && (
        <p className={classes.recount} role="status" data-testid="recount">
          {t('counting.recount', { count: daysToRecount })}
        </p>
      )}
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('counting.version')}</th>
            <th scope="col">{t('counting.what')}</th>
            <th scope="col">{t('counting.made')}</th>
          </tr>
        </thead>
        <tbody>
          {newest.map((definition) => (
            <tr key={definition.version} data-testid="definition" data-version={definition.version}>
              <th scope="row">
                {formats.whole(definition.version)}
                <span className={classes.none}>
                  {isAlways(definition) ? t('counting.always') : t('counting.from', { day: formats.wholeDay(definition.fromDay) })}
                </span>
              </th>
              <td>
                {definition.clientSpeechSeconds !== null && (
                  <p>{t('counting.speech', { seconds: formats.rate(definition.clientSpeechSeconds) })}</p>
                )}
                <p>
                  {t(definition.clientSpeechSeconds === null ? 'counting.legAlone' : 'counting.leg', {
                    seconds: formats.whole(definition.legSeconds),
                  })}
                </p>
              </td>
              <td>{definition.madeBy ?? t('counting.bySettings')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <NewDefinition newest={newest[0]} />
    </Card>
  );
}

const isAlways = (definition: CountingDefinition) => definition.fromDay.startsWith('0001');

function NewDefinition({ newest }: { newest: CountingDefinition | undefined }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const today = useToday();
  const save = useMutation({
    mutationFn: (form: FormData) => {
      const speech = String(form.get('speech')).trim();
      return change<CountingDefinitions>('PUT', '/api/counting/definitions', {
        fromDay: form.get('fromDay'),
        legSeconds: Number(form.get('leg')),
        clientSpeechSeconds: speech === '' ? null : Number(speech),
      });
    },
    onSuccess: (answer) => cache.setQueryData(keys.counting, answer),
  });
  return (
    <form
      className={classes.fields}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(new FormData(event.currentTarget));
      }}
    >
      <TextInput
        type="number"
        name="speech"
        min={0}
        max={3600}
        step="any"
        label={t('counting.speechField')}
        description={t('counting.speechFieldLine')}
        defaultValue={newest?.clientSpeechSeconds ?? ''}
        data-testid="counting-speech"
      />
      <TextInput
        type="number"
        name="leg"
        min={0}
        max={3600}
        required
        withAsterisk={false}
        label={t('counting.legField')}
        description={t('counting.legFieldLine')}
        defaultValue={newest?.legSeconds ?? 30}
        data-testid="counting-leg"
      />
      <TextInput
        type="date"
        name="fromDay"
        required
        withAsterisk={false}
        label={t('plans.fromDay')}
        description={t('counting.fromDayLine')}
        defaultValue={today}
        data-testid="counting-from"
      />
      <div className={classes.submit}>
        <FormError error={save.error} />
        <Button type="submit" loading={save.isPending} data-testid="counting-save">
          {t('counting.make')}
        </Button>
      </div>
    </form>
  );
}
