import type { Department } from '../api/types';

/** The department's time: domain time as told at sign-in, carried on at the department's speed. */
export class DepartmentClock {
  readonly timeZone: string;
  readonly speed: number;
  readonly #told: number;
  readonly #toldAt: number;
  readonly #days: Intl.DateTimeFormat;

  constructor(department: Pick<Department, 'timeZone' | 'now' | 'clockSpeed'>, toldAt: number) {
    this.timeZone = department.timeZone;
    this.speed = department.clockSpeed;
    this.#told = Date.parse(department.now);
    this.#toldAt = toldAt;
    this.#days = new Intl.DateTimeFormat('en-CA', {
      timeZone: department.timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
  }

  now(): Date {
    return new Date(this.#told + (Date.now() - this.#toldAt) * this.speed);
  }

  /** The department's day, as YYYY-MM-DD. */
  dayOf(time: string | Date): string {
    return this.#days.format(typeof time === 'string' ? new Date(time) : time);
  }

  today(): string {
    return this.dayOf(this.now());
  }

  /** Real milliseconds in which a minute of the department passes. */
  get minute(): number {
    return 60_000 / this.speed;
  }
}

export function shiftDay(day: string, days: number): string {
  const moment = new Date(`${day}T00:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() + days);
  return moment.toISOString().slice(0, 10);
}
