import { describe, expect, it } from 'vitest';
import { personOf } from '../../src/department/personOf';

function form(values: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries({ name: 'Anna', teamId: '2', role: 'hunter', start: '09:00', end: '18:00', ...values })) {
    data.set(name, value);
  }
  return data;
}

describe('a person as the form says', () => {
  it('has one line from each row, empty rows left out', () => {
    expect(personOf(form({ lines: ' +48221234567 \r\n\nsip:anna@example.com\n' })).lines).toEqual([
      '+48221234567',
      'sip:anna@example.com',
    ]);
  });

  it('is heard first only where that is ticked', () => {
    expect(personOf(form({})).heardFirst).toBe(false);
    expect(personOf(form({ heardFirst: 'on' })).heardFirst).toBe(true);
  });

  it('has no norm where none is written', () => {
    expect(personOf(form({ callsPerHour: '' })).callsPerHour).toBeNull();
    expect(personOf(form({ callsPerHour: '15' })).callsPerHour).toBe(15);
  });
});
