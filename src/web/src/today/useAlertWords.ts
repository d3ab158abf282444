import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Alert } from '../api/types';
import { useFormats } from '../format/useFormats';

/** An alert in one spoken sentence. */
export function useAlertWords(): (alert: Alert) => string {
  const { t } = useTranslation();
  const formats = useFormats();
  return useCallback(
    (alert) => {
      if (alert.kind === 'recordings_nearly_full') {
        return t('alerts.spoken.nearlyFull', { share: formats.share(alert.spaceShare ?? 1) });
      }
      if (alert.kind === 'counters_wrong') {
        return t('alerts.spoken.countersWrong');
      }
      const name = alert.managerName ?? t('counts.unassignedRow');
      if (alert.kind === 'objection' && alert.label !== null) {
        return t('alerts.spoken.objection', { name, label: t(`labels.${alert.label}`) });
      }
      if (alert.kind === 'do_not_call') {
        return t('alerts.spoken.doNotCall', { name });
      }
      if (alert.kind === 'drift') {
        return t('alerts.spoken.drift', { name });
      }
      return alert.kind === 'behind_norm' ? t('alerts.spoken.behind', { name }) : t('alerts.spoken.failed', { name });
    },
    [t, formats],
  );
}
