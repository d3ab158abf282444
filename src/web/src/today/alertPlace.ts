import type { Alert } from '../api/types';

/** The page that shows what an alert is about; an objection's opens at the moment it was said, or at the caption while it is heard live only. */
export function placeOf(alert: Alert): string | null {
  if (alert.callId !== null) {
    const call = `/calls/${alert.callId}`;
    return alert.utterance !== null
      ? `${call}?t=${alert.utterance.start}`
      : alert.caption !== null
        ? `${call}?caption=${alert.caption.id}`
        : call;
  }
  if (alert.norm !== null && alert.personId !== null) {
    return `/calls?day=${alert.norm.day}&personId=${alert.personId}`;
  }
  if (alert.kind === 'drift') {
    return '/pulses#drift';
  }
  return alert.kind === 'recordings_nearly_full' ? '/processing' : null;
}

export type Shown = 'all' | 'objection' | 'behind_norm' | 'recording_failed';

/** Whether an alert is to be seen: one that was called false only where it was called so since the page was opened, or when asked for. */
export function isOpen(alert: Alert, openedAt: number | null, withFalse: boolean): boolean {
  return alert.falseAlarm === null || withFalse || (openedAt !== null && alert.sequence > openedAt);
}

const choiceOf: Record<Alert['kind'], Exclude<Shown, 'all'>> = {
  objection: 'objection',
  do_not_call: 'objection',
  behind_norm: 'behind_norm',
  drift: 'behind_norm',
  counters_wrong: 'behind_norm',
  recording_failed: 'recording_failed',
  recordings_nearly_full: 'recording_failed',
};

/** Whether an alert belongs to what the reader wants to see; all about recordings is one choice, all a client said another. */
export function isShown(alert: Alert, shown: Shown): boolean {
  return shown === 'all' || shown === choiceOf[alert.kind];
}
