import { describe, expect, it } from 'vitest';
import { DepartmentClock, shiftDay } from '../../src/format/clock';
import { duration, Formats } from '../../src/format/formats';

const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');

describe('times and numbers', () => {
  it('are told in the department’s time zone, not the reader’s', () => {
    expect(new Formats('en', 'Europe/Warsaw').time('2026-11-23T08:05:00Z')).toBe('09:05');
    expect(new Formats('en', 'Europe/Kyiv').time('2026-11-23T08:05:00Z')).toBe('10:05');
  });

  it('are told in the reader’s language', () => {
    expect(new Formats('ru', 'Europe/Warsaw').day('2026-11-23')).toBe('Понедельник, 23 ноября');
    expect(new Formats('pl', 'Europe/Warsaw').day('2026-11-23')).toBe('Poniedziałek, 23 listopada');
    expect(new Formats('uk', 'Europe/Warsaw').day('2026-11-23')).toContain('23 листопада');
    expect(new Formats('en', 'Europe/Warsaw').day('2026-11-23')).toContain('23 November');
    expect(plain(new Formats('ru', 'Europe/Warsaw').share(1.08))).toBe('108 %');
    expect(plain(new Formats('en', 'Europe/Warsaw').share(0.534))).toBe('53%');
    expect(new Formats('pl', 'Europe/Warsaw').languageName('uk')).toBe('Ukraiński');
  });

  it('tell a day as it is, whatever the time zone', () => {
    expect(new Formats('en', 'America/Los_Angeles').day('2026-11-23')).toContain('23');
  });

  it('tell hours of the day', () => {
    expect(new Formats('en', 'Europe/Warsaw').hour(9)).toBe('09:00');
  });

  it('tell seconds as minutes', () => {
    expect([0, 5.9, 65, 3599, 3600, 3725, -1].map(duration)).toEqual([
      '0:00',
      '0:05',
      '1:05',
      '59:59',
      '1:00:00',
      '1:02:05',
      '0:00',
    ]);
  });
});

describe('the department’s clock', () => {
  const department = { timeZone: 'Europe/Warsaw', now: '2026-11-23T22:59:00Z', clockSpeed: 60 };

  it('runs on from the told time at its own speed', () => {
    const clock = new DepartmentClock(department, Date.now() - 1000);
    expect(clock.now().getTime()).toBeGreaterThanOrEqual(Date.parse('2026-11-23T23:00:00Z'));
    expect(clock.now().getTime()).toBeLessThan(Date.parse('2026-11-23T23:10:00Z'));
    expect(clock.minute).toBe(1000);
  });

  it('changes the day at the department’s midnight', () => {
    const clock = new DepartmentClock(department, Date.now());
    expect(clock.dayOf('2026-11-23T22:59:59Z')).toBe('2026-11-23');
    expect(clock.dayOf('2026-11-23T23:00:00Z')).toBe('2026-11-24');
  });

  it('steps over the ends of months', () => {
    expect(shiftDay('2026-11-30', 1)).toBe('2026-12-01');
    expect(shiftDay('2026-03-01', -1)).toBe('2026-02-28');
  });
});
