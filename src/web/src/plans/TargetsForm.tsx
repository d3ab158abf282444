import { Button, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { planParts } from '../api/norms';
import { planSpans, type HeldTarget } from '../api/plans';
import { useToday } from '../format/useNow';
import { FormError } from '../ui/FormError';
import classes from './Plans.module.css';
import { fieldOf, targetsOf } from './targetText';
import { usePlansChange } from './usePlans';

interface TargetsFormProps {
  /** Where the plan is changed. */
  path: string;
  /** What holds now. */
  held: HeldTarget[];
  /** What stands in the fields; the rest of what holds is shown behind them. */
  isOwn: (target: HeldTarget) => boolean;
  line: string;
  done: () => void;
}

/** The parts of a plan by hour, day, week and month, from a day on. */
export function TargetsForm({ path, held, isOwn, line, done }: TargetsFormProps) {
  const { t } = useTranslation();
  const today = useToday();
  const save = usePlansChange(
    path,
    (form: FormData) => ({ fromDay: form.get('fromDay'), parts: targetsOf(form, planParts) }),
    done,
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(new FormData(event.currentTarget));
      }}
    >
      <Stack>
        <p className={classes.hint}>{line}</p>
        <div className={classes.scroll}>
          <table className={classes.grid}>
            <thead>
              <tr>
                <th scope="col">{t('plans.part')}</th>
                {planSpans.map((span) => (
                  <th key={span} scope="col">
                    {t(`plans.span.${span}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {planParts.map((part) => (
                <tr key={part}>
                  <th scope="row">{t(`parts.${part}`)}</th>
                  {planSpans.map((span) => {
                    const target = held.find((one) => one.part === part && one.span === span);
                    const own = target !== undefined && isOwn(target);
                    return (
                      <td key={span}>
                        <TextInput
                          size="xs"
                          name={fieldOf(part, span)}
                          inputMode="decimal"
                          pattern="[0-9]+([.,][0-9]+)?"
                          aria-label={`${t(`parts.${part}`)}, ${t(`plans.span.${span}`)}`}
                          defaultValue={own ? target.target : ''}
                          placeholder={target === undefined || own ? '' : String(target.target)}
                          data-testid={`target-${part}-${span}`}
                        />
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <TextInput type="date" name="fromDay" label={t('plans.fromDay')} defaultValue={today} required />
        <FormError error={save.error} />
        <Button type="submit" loading={save.isPending} data-testid="targets-save">
          {t('form.save')}
        </Button>
      </Stack>
    </form>
  );
}
