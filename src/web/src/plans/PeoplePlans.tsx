import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonPlan } from '../api/plans';
import { useFormats } from '../format/useFormats';
import { Card } from '../ui/Card';
import { Empty } from '../ui/Notes';
import classes from './Plans.module.css';
import { ScheduleForm } from './ScheduleForm';
import { written } from './spans';
import { TargetList } from './TargetList';
import { TargetsForm } from './TargetsForm';

interface Edited {
  what: 'plan' | 'schedule';
  personId: number;
}

const weekdays = [1, 2, 3, 4, 5, 6, 7];

/** Each manager's plan and working time. */
export function PeoplePlans({ people }: { people: PersonPlan[] }) {
  const { t } = useTranslation();
  const [edited, setEdited] = useState<Edited | null>(null);
  const person = people.find((one) => one.personId === edited?.personId);
  const close = () => setEdited(null);
  if (people.length === 0) {
    return (
      <Card title={t('plans.tab.people')}>
        <Empty title={t('department.noPeople')} />
      </Card>
    );
  }
  return (
    <>
      <Card title={t('plans.tab.people')}>
        <div className={classes.scroll}>
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">{t('counts.manager')}</th>
                <th scope="col">{t('plans.plan')}</th>
                <th scope="col">{t('plans.schedule')}</th>
                <th scope="col">{t('form.edit')}</th>
              </tr>
            </thead>
            <tbody>
              {people.map((one) => (
                <tr key={one.personId} data-testid="person-plan" data-person={one.personId}>
                  <th scope="row">
                    {one.name}
                    <span className={classes.none}>
                      {t(`managerRoles.${one.role}`)}, {one.teamName}
                    </span>
                  </th>
                  <td>
                    <TargetList targets={one.parts} />
                  </td>
                  <td>
                    <Week person={one} />
                  </td>
                  <td className={classes.actions}>
                    <Button
                      variant="subtle"
                      size="compact-sm"
                      onClick={() => setEdited({ what: 'plan', personId: one.personId })}
                      data-testid="plan-edit"
                    >
                      {t('plans.plan')}
                    </Button>
                    <Button
                      variant="subtle"
                      size="compact-sm"
                      onClick={() => setEdited({ what: 'schedule', personId: one.personId })}
                      data-testid="schedule-edit"
                    >
                      {t('plans.schedule')}
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Card>
      <Modal opened={person !== undefined} onClose={close} title={person?.name ?? ''} size="lg">
        {person !== undefined &&
          (edited?.what === 'plan' ? (
            <TargetsForm
              path={`/people/${person.personId}`}
              held={person.parts}
              isOwn={(target) => target.source === 'own'}
              line={t('plans.personLine')}
              done={close}
            />
          ) : (
            <ScheduleForm person={person} done={close} />
          ))}
      </Modal>
    </>
  );
}

/** The week in short: weekdays with the same hours stand together. */
function Week({ person: { schedule } }: { person: PersonPlan }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const groups: { first: number; last: number; hours: string }[] = [];
  for (const weekday of weekdays) {
    const hours = written(schedule.shifts, weekday);
    const latest = groups.at(-1);
    if (latest !== undefined && latest.hours === hours) {
      latest.last = weekday;
    } else {
      groups.push({ first: weekday, last: weekday, hours });
    }
  }
  const days = (first: number, last: number) =>
    first === last ? formats.weekday(first) : `${formats.weekday(first)}–${formats.weekday(last)}`;
  return (
    <>
      {!schedule.own && <span className={classes.none}>{t('plans.usualDay')}</span>}
      <ul>
        {groups
          .filter((group) => group.hours !== '')
          .map((group) => (
            <li key={group.first}>
              {days(group.first, group.last)} {group.hours.replaceAll('-', '–')}
            </li>
          ))}
      </ul>
      {schedule.breaks.length > 0 && <span className={classes.none}>{t('plans.withBreaks')}</span>}
      {schedule.absences.map((absence) => (
        <span key={absence.fromDay} className={classes.none}>
          {t(`plans.absence.${absence.kind}`)}: {formats.shortDay(absence.fromDay)}–{formats.shortDay(absence.toDay)}
        </span>
      ))}
    </>
  );
}
