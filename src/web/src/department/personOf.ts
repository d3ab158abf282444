import type { ManagerRole, Person } from '../api/types';

/** A person as the form says it; one line per row, an empty norm is none. */
export function personOf(form: FormData): Omit<Person, 'id'> {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const rate = text('callsPerHour');
  return {
    name: text('name'),
    teamId: Number(text('teamId')),
    role: text('role') as ManagerRole,
    callsPerHour: rate === '' ? null : Number(rate),
    workday: { start: text('start'), end: text('end') },
    lines: text('lines')
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== ''),
    heardFirst: form.has('heardFirst'),
  };
}

/** A time of day without the seconds the server may write. */
export function hourAndMinute(time: string): string {
  return time.slice(0, 5);
}
