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
  return alert.kind === 'recordings_nearly_full' ? '/processing' : null;
}

export type Shown = 'all' | 'objection' | 'behind_norm' | 'recording_failed';

/** Whether an alert is to be seen: one that was called false only where it was called so since the page was opened, or when asked for. */
export function isOpen(alert: Alert, openedAt: number | null, withFalse: boolean): boolean {
  return alert.falseAlarm === null || withFalse || (openedAt !== null && alert.sequence > openedAt);
}

/** Whether an alert belongs to what the reader wants to see; all about recordings is one choice, all a client said another. */
export function isShown(alert: Alert, shown: Shown): boolean {
  const choice: Shown =
    alert.kind === 'recordings_nearly_full' ? 'recording_failed' : alert.kind === 'do_not_call' ? 'objection' : alert.kind;
  return shown === 'all' || shown === choice;
}
