import { Button, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { NormSettings } from '../api/plans';
import { Card } from '../ui/Card';
import { FormError } from '../ui/FormError';
import classes from './Plans.module.css';
import { usePlansChange } from './usePlans';

const times = '\\s*([01][0-9]|2[0-3]):[0-5][0-9](\\s*,\\s*([01][0-9]|2[0-3]):[0-5][0-9])*\\s*';

/** When pulses are taken, when the hunter's norm is raised, and how many managers a head leads at most. */
export function NormSettingsCard({ settings }: { settings: NormSettings }) {
  const { t } = useTranslation();
  const save = usePlansChange('/settings', (form: FormData) => ({
    pulseTimes: String(form.get('pulseTimes'))
      .split(',')
      .map((time) => time.trim())
      .filter((time) => time !== ''),
    refusalShare: Number(form.get('refusalShare')) / 100,
    refusalConversations: Number(form.get('refusalConversations')),
    raisedPerHour: Number(form.get('raisedPerHour')),
    directManagers: Number(form.get('directManagers')),
  }));
  const number = (name: Exclude<keyof NormSettings, 'pulseTimes'>, value: number, most: number) => (
    <TextInput
      type="number"
      name={name}
      label={t(`plans.${name}`)}
      min={1}
      max={most}
      defaultValue={value}
      required
      withAsterisk={false}
      data-testid={`setting-${name}`}
    />
  );
  return (
    <Card title={t('plans.tab.settings')} className={classes.spaced}>
      <form
        className={classes.fields}
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate(new FormData(event.currentTarget));
        }}
      >
        <TextInput
          name="pulseTimes"
          label={t('plans.pulseTimes')}
          pattern={times}
          defaultValue={settings.pulseTimes.join(', ')}
          data-testid="setting-pulseTimes"
        />
        {number('refusalShare', Math.round(100 * settings.refusalShare), 100)}
        {number('refusalConversations', settings.refusalConversations, 1000)}
        {number('raisedPerHour', settings.raisedPerHour, 200)}
        {number('directManagers', settings.directManagers, 100)}
        <div className={classes.submit}>
          <FormError error={save.error} />
          <Button type="submit" loading={save.isPending} data-testid="settings-save">
            {t('form.save')}
          </Button>
          {save.isSuccess && <span role="status">{t('plans.saved')}</span>}
        </div>
      </form>
    </Card>
  );
}
