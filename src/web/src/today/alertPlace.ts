import type { Alert } from '../api/types';

/** The page that shows what an alert is about; an objection's opens at the moment it was said. */
export function placeOf(alert: Alert): string | null {
  if (alert.callId !== null) {
    return alert.utterance === null ? `/calls/${alert.callId}` : `/calls/${alert.callId}?t=${alert.utterance.start}`;
  }
  if (alert.norm !== null && alert.personId !== null) {
    return `/calls?day=${alert.norm.day}&personId=${alert.personId}`;
  }
  return null;
}
