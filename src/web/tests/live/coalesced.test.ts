import { expect, it } from 'vitest';
import { coalesced } from '../../src/live/coalesced';

it('what is asked for while it runs is one more run, never none and never several', async () => {
  const settle: (() => void)[] = [];
  const ask = coalesced(() => new Promise<void>((done) => void settle.push(done)));
  ask();
  ask();
  ask();
  expect(settle.length).toBe(1);
  settle[0]!();
  await Promise.resolve();
  await Promise.resolve();
  expect(settle.length).toBe(2);
  settle[1]!();
  await Promise.resolve();
  await Promise.resolve();
  expect(settle.length).toBe(2);
  ask();
  expect(settle.length).toBe(3);
});
