import { describe, expect, it } from 'vitest';
import { isShown, placeOf } from '../../src/today/alertPlace';
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
