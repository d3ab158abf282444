import { Button, Checkbox, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { change, get } from '../api/http';
import { keys } from '../api/keys';
import type { PairedScreen } from '../api/screens';
import { useFormats } from '../format/useFormats';
import { useToday } from '../format/useNow';
import { byTeam } from '../today/totals';
import { useCounters } from '../today/useCounters';
import { Card } from '../ui/Card';
import { FormError } from '../ui/FormError';
import { Empty, Failed, Loading } from '../ui/Notes';
import classes from './Plans.module.css';

/** Screens on walls: paired by the code they show, and taken off again. */
export function ScreensCard() {
  const { t } = useTranslation();
  const [pairing, setPairing] = useState(false);
  const screens = useQuery({ queryKey: keys.screens, queryFn: () => get<PairedScreen[]>('/api/screens') });
  return (
    <>
      <Card
        title={t('plans.tab.screens')}
        aside={
          <Button size="xs" onClick={() => setPairing(true)} data-testid="screen-pair">
            {t('screen.pair')}
          </Button>
        }
      >
        {screens.data === undefined ? (
          screens.error ? (
            <Failed error={screens.error} again={() => void screens.refetch()} />
          ) : (
            <Loading text={t('state.loading')} />
          )
        ) : screens.data.length === 0 ? (
          <Empty title={t('screen.none')}>{t('screen.noneLine', { address: `${window.location.origin}/screen` })}</Empty>
        ) : (
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">{t('form.name')}</th>
                <th scope="col">{t('screen.shows')}</th>
                <th scope="col">{t('screen.paired')}</th>
                <th scope="col">{t('screen.seen')}</th>
                <th scope="col">{t('form.edit')}</th>
              </tr>
            </thead>
            <tbody>
              {screens.data.map((screen) => (
                <ScreenRow key={screen.id} screen={screen} />
              ))}
            </tbody>
          </table>
        )}
      </Card>
      <Modal opened={pairing} onClose={() => setPairing(false)} title={t('screen.pair')}>
        {pairing && <PairForm done={() => setPairing(false)} />}
      </Modal>
    </>
  );
}

function useTeamNames() {
  const { i18n } = useTranslation();
  const counters = useCounters(useToday());
  return counters.data === undefined ? [] : byTeam(counters.data, i18n.language).filter((team) => team.teamId !== null);
}

function ScreenRow({ screen }: { screen: PairedScreen }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const cache = useQueryClient();
  const teams = useTeamNames();
  const remove = useMutation({
    mutationFn: () => change('DELETE', `/api/screens/${screen.id}`),
    onSettled: () => cache.invalidateQueries({ queryKey: keys.screens }),
  });
  const shown = teams.filter((team) => screen.teamIds.includes(team.teamId ?? 0)).map((team) => team.teamName);
  return (
    <tr data-testid="screen" data-screen={screen.id}>
      <th scope="row">{screen.name}</th>
      <td>
        {screen.teamIds.length === 0 ? t('funnel.anyTeam') : shown.join(', ')}
        <span className={classes.none}>{t(screen.showsNames ? 'screen.names' : 'screen.initials')}</span>
      </td>
      <td>
        {formats.dateTime(screen.pairedAt)}
        <span className={classes.none}>{screen.pairedBy}</span>
      </td>
      <td>{screen.lastSeenAt === null ? t('screen.never') : formats.dateTime(screen.lastSeenAt)}</td>
      <td>
        <Button variant="subtle" size="compact-sm" color="red" loading={remove.isPending} onClick={() => remove.mutate()} data-testid="screen-remove">
          {t('screen.remove')}
        </Button>
        {remove.isError && <span role="alert">{t('form.refused')}</span>}
      </td>
    </tr>
  );
}

function PairForm({ done }: { done: () => void }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const teams = useTeamNames();
  const [teamIds, setTeamIds] = useState<string[]>([]);
  const pair = useMutation({
    mutationFn: (form: FormData) =>
      change<PairedScreen>('POST', '/api/screens', {
        code: String(form.get('code')).trim().toUpperCase(),
        name: form.get('name'),
        showsNames: form.has('showsNames'),
        teamIds: teamIds.map(Number),
      }),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: keys.screens });
      done();
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        pair.mutate(new FormData(event.currentTarget));
      }}
    >
      <Stack>
        <TextInput
          name="code"
          label={t('screen.code')}
          description={t('screen.codeLine', { address: `${window.location.origin}/screen` })}
          required
          minLength={6}
          maxLength={6}
          autoComplete="off"
          data-autofocus
          data-testid="pair-code"
        />
        <TextInput name="name" label={t('form.name')} placeholder={t('screen.namePlace')} required maxLength={100} data-testid="pair-name" />
        <Checkbox name="showsNames" label={t('screen.showsNames')} description={t('screen.showsNamesLine')} defaultChecked />
        {teams.length > 1 && (
          <Checkbox.Group label={t('department.teams')} description={t('screen.teamsLine')} value={teamIds} onChange={setTeamIds}>
            <Group mt="xs">
              {teams.map((team) => (
                <Checkbox key={team.teamId} value={String(team.teamId)} label={team.teamName} />
              ))}
            </Group>
          </Checkbox.Group>
        )}
        <FormError error={pair.error} words={{ 404: t('screen.noCode'), 429: t('screen.tooMany') }} />
        <Button type="submit" loading={pair.isPending} data-testid="pair-save">
          {t('screen.pair')}
        </Button>
      </Stack>
    </form>
  );
}
