import type { WeekdaySpan } from '../api/plans';

const stretch = /^([01]?\d|2[0-3]):([0-5]\d)\s*[-–—]\s*([01]?\d|2[0-3]):([0-5]\d)$/;

/** Stretches of a weekday as people write them: "09:00-12:30, 13:00-17:00". */
export function written(spans: readonly WeekdaySpan[], weekday: number): string {
  return spans
    .filter((span) => span.weekday === weekday)
    .map((span) => `${span.start.slice(0, 5)}-${span.end.slice(0, 5)}`)
    .join(', ');
}

/** Reads them back; null where something is no stretch of time. */
export function read(text: string, weekday: number): WeekdaySpan[] | null {
  const spans: WeekdaySpan[] = [];
  for (const one of text.split(/[,;]/).map((part) => part.trim()).filter((part) => part !== '')) {
    const found = stretch.exec(one);
    if (found === null) {
      return null;
    }
    const [, startHour = '', startMinute, endHour = '', endMinute] = found;
    spans.push({
      weekday,
      start: `${startHour.padStart(2, '0')}:${startMinute}:00`,
      end: `${endHour.padStart(2, '0')}:${endMinute}:00`,
    });
  }
  return spans;
}
