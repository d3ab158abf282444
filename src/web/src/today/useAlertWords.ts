import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Alert } from '../api/types';

/** An alert in one spoken sentence. */
export function useAlertWords(): (alert: Alert) => string {
  const { t } = useTranslation();
  return useCallback(
    (alert) => {
      const name = alert.managerName ?? t('counts.unassignedRow');
      if (alert.kind === 'objection' && alert.label !== null) {
        return t('alerts.spoken.objection', { name, label: t(`labels.${alert.label}`) });
      }
      return alert.kind === 'behind_norm' ? t('alerts.spoken.behind', { name }) : t('alerts.spoken.failed', { name });
    },
    [t],
  );
}
