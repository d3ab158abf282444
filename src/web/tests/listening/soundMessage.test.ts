import { describe, expect, it } from 'vitest';
import { readSound, received } from '../../src/listening/soundMessage';

describe('a message of sound', () => {
  it('has a side, a start and samples', () => {
    const message = Uint8Array.from([1, 0, 0, 0, 0x40, 0x1f, 0, 0, 0x01, 0x00, 0xff, 0xff]).buffer;
    const sound = readSound(message);
    expect([sound.side, sound.start, [...sound.samples]]).toEqual(['manager', 8000, [1, -1]]);
    new DataView(message).setUint8(0, 0);
    expect(readSound(message).side).toBe('client');
  });

  it('is answered with how many came', () => {
    expect([...new Uint8Array(received(258))]).toEqual([2, 1, 0, 0]);
  });
});
