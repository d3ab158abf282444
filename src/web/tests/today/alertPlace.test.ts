import { describe, expect, it } from 'vitest';
import { isOpen, isShown, placeOf } from '../../src/today/alertPlace';
import { alert } from '../builders';

const nearlyFull = alert({
  id: 1,
  sequence: 1,
  kind: 'recordings_nearly_full',
  personId: null,
  callId: null,
  label: null,
  utterance: null,
  spaceShare: 0.91,
});

describe('an alert that recordings have nearly filled their room', () => {
  it('leads to the page of the processing', () => {
    expect(placeOf(nearlyFull)).toBe('/processing');
  });

  it('is shown among all and among those about recordings', () => {
    const shown = (['all', 'objection', 'behind_norm', 'recording_failed'] as const).filter((choice) => isShown(nearlyFull, choice));
    expect(shown).toEqual(['all', 'recording_failed']);
  });
});

describe('an objection', () => {
  const caption = { id: 31, start: 4, text: 'they are cheaper' };

  it('leads to the caption while it is heard live only', () => {
    expect(placeOf(alert({ id: 1, sequence: 1, utterance: null, live: 'pending', caption }))).toBe('/calls/7?caption=31');
  });

  it('leads to its second in the recording once that confirmed it', () => {
    expect(placeOf(alert({ id: 1, sequence: 1, live: 'confirmed' }))).toBe('/calls/7?t=12.5');
  });
});

describe('a false alarm', () => {
  const falseAlarm = { by: 'Olga', at: '2026-11-23T09:00:00+01:00' };

  it('is seen where it was called so since the page was opened, or when it is asked for', () => {
    const before = alert({ id: 1, sequence: 4, toldSequence: 1, falseAlarm });
    const since = alert({ id: 2, sequence: 6, toldSequence: 2, falseAlarm });
    expect([before, since].map((one) => isOpen(one, 5, false))).toEqual([false, true]);
    expect([before, since].map((one) => isOpen(one, 5, true))).toEqual([true, true]);
  });

  it('hides no other alert', () => {
    expect(isOpen(alert({ id: 3, sequence: 1 }), 5, false)).toBe(true);
  });
});
