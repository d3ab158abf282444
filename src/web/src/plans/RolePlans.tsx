import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NormSettings, Plans } from '../api/plans';
import type { ManagerRole } from '../api/types';
import { useFormats } from '../format/useFormats';
import { Card } from '../ui/Card';
import classes from './Plans.module.css';
import { TargetList } from './TargetList';
import { TargetsForm } from './TargetsForm';

/** What is asked of everybody in a role who has no plan of their own. */
export function RolePlans({ roles, settings }: { roles: Plans['roles']; settings: NormSettings }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const [edited, setEdited] = useState<ManagerRole | null>(null);
  const held = roles.find((role) => role.role === edited)?.parts ?? [];
  return (
    <>
      <Card title={t('plans.tab.roles')}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('form.role')}</th>
              <th scope="col">{t('plans.plan')}</th>
              <th scope="col">{t('form.edit')}</th>
            </tr>
          </thead>
          <tbody>
            {roles.map((role) => (
              <tr key={role.role} data-testid="role-plan" data-role={role.role}>
                <th scope="row">{t(`managerRoles.${role.role}`)}</th>
                <td>
                  <TargetList targets={role.parts.map((part) => ({ ...part, source: 'own' }))} />
                  {role.role === 'hunter' && (
                    <p className={classes.none}>
                      {t('plans.raise', {
                        raised: formats.whole(settings.raisedPerHour),
                        share: formats.share(settings.refusalShare),
                        conversations: formats.whole(settings.refusalConversations),
                      })}
                    </p>
                  )}
                </td>
                <td>
                  <Button variant="subtle" size="compact-sm" onClick={() => setEdited(role.role)} data-testid="role-edit">
                    {t('form.edit')}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Card>
      <Modal
        opened={edited !== null}
        onClose={() => setEdited(null)}
        title={edited === null ? '' : t(`managerRoles.${edited}`)}
        size="lg"
      >
        {edited !== null && (
          <TargetsForm
            path={`/roles/${edited}`}
            held={held}
            isOwn={() => true}
            line={t('plans.roleLine')}
            done={() => setEdited(null)}
          />
        )}
      </Modal>
    </>
  );
}
