import { describe, expect, it } from 'vitest';
import { JitterBuffer, type Side } from '../../src/listening/jitterBuffer';

const frame = 160;
const quantum = 128;

/** The samples of a second of a side count up, so that each tells where it belongs. */
function samples(start: number, length = frame): Int16Array {
  return Int16Array.from({ length }, (_, i) => start + i + 1);
}

function put(buffer: JitterBuffer, side: Side, number: number): void {
  buffer.put(side, number * frame, samples(number * frame));
}

function play(buffer: JitterBuffer, length: number): { client: number[]; manager: number[] } {
  const heard = { client: [] as number[], manager: [] as number[] };
  for (let played = 0; played < length; played += quantum) {
    const [left, right] = [new Float32Array(quantum), new Float32Array(quantum)];
    buffer.play(left, right);
    heard.client.push(...[...left].map((value) => value * 32768));
    heard.manager.push(...[...right].map((value) => value * 32768));
  }
  return heard;
}

describe('the jitter buffer', () => {
  it('plays nothing before it has put 120 ms by', () => {
    const buffer = new JitterBuffer();
    for (let number = 0; number < 5; number++) {
      put(buffer, 'client', number);
    }
    expect(play(buffer, quantum).client.every((value) => value === 0)).toBe(true);
    put(buffer, 'client', 5);
    expect(play(buffer, quantum).client).toEqual([...samples(0, quantum)]);
  });

  it('plays each side where it was said, whatever the order of coming', () => {
    const buffer = new JitterBuffer();
    put(buffer, 'client', 0);
    for (const number of [2, 1, 3, 5, 4, 6, 7]) {
      put(buffer, 'client', number);
    }
    put(buffer, 'manager', 3);
    const heard = play(buffer, 8 * frame);
    expect(heard.client).toEqual([...samples(0, 8 * frame)]);
    expect(heard.manager.slice(3 * frame, 4 * frame)).toEqual([...samples(3 * frame)]);
    expect(heard.manager.filter((value) => value !== 0)).toHaveLength(frame);
  });

  it('is silent where nothing came and waits again after it ran dry', () => {
    const buffer = new JitterBuffer();
    for (const number of [0, 1, 2, 4, 5, 6]) {
      put(buffer, 'client', number);
    }
    const heard = play(buffer, 9 * quantum).client;
    expect(heard.slice(3 * frame, 4 * frame).every((value) => value === 0)).toBe(true);
    put(buffer, 'client', 7);
    expect(play(buffer, quantum).client.every((value) => value === 0)).toBe(true);
  });

  it('never falls behind by more than 350 ms, and leaves out the oldest', () => {
    const buffer = new JitterBuffer();
    for (let number = 0; number < 100; number++) {
      put(buffer, 'client', number);
      put(buffer, 'manager', number);
      expect(buffer.behind).toBeLessThanOrEqual(0.35);
    }
    const first = play(buffer, quantum).client[0]!;
    expect(100 * frame - first).toBeLessThanOrEqual(0.35 * 8000);
    expect(buffer.leftOut).toBe(first - 1);
  });

  it('goes on where the stream goes on after a long pause', () => {
    const buffer = new JitterBuffer();
    put(buffer, 'client', 0);
    for (let number = 1000; number < 1006; number++) {
      put(buffer, 'client', number);
    }
    expect(play(buffer, quantum).client).toEqual([...samples(1000 * frame, quantum)].map((value) => value));
  });

  it('holds what plays at the pace at which it comes at 120 ms', () => {
    const buffer = new JitterBuffer();
    let due = 0;
    for (let number = 0; number < 200; number++) {
      put(buffer, 'client', number);
      for (due += frame; due >= quantum; due -= quantum) {
        play(buffer, quantum);
      }
      expect(buffer.behind).toBeLessThan(0.16);
    }
    expect(buffer.played).toBeGreaterThan(190 * frame);
  });
});
