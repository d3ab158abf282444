/** Samples a second of a telephone line. */
export const sampleRate = 8000;

/** What is put by before the first sample is played, so that a frame may come a little later than the one before. */
const putBy = sampleRate * 0.12;

/** More than this behind the newest sample is never played. */
const mostBehind = sampleRate * 0.35;

const room = sampleRate;

export type Side = 'client' | 'manager';

const sides: readonly Side[] = ['client', 'manager'];

/**
 * Both sides of a call as they come, by the time at which they were said, and played some time later. What comes irregularly is
 * evened out; what would be heard too late is left out; what never came is silence.
 */
export class JitterBuffer {
  readonly #rings: Record<Side, Float32Array> = { client: new Float32Array(room), manager: new Float32Array(room) };
  /** The sample that is played next; null before anything came. */
  #at: number | null = null;
  /** Where the newest sample ends. */
  #newest = 0;
  #waiting = true;

  /** Samples played of what came, silence of a gap included. */
  played = 0;
  /** Samples left out because they would have been heard too late. */
  leftOut = 0;

  /** How far what is played is behind the newest, in seconds. */
  get behind(): number {
    return this.#at === null ? 0 : (this.#newest - this.#at) / sampleRate;
  }

  /** Takes in a side's samples of 16 bits that begin at `start`. */
  put(side: Side, start: number, samples: Int16Array): void {
    const end = start + samples.length;
    if (this.#at === null || start > this.#newest + room) {
      this.#begin(start);
    }
    if (end > this.#newest) {
      this.#newest = end;
    }
    this.#catchUp();
    const ring = this.#rings[side];
    for (let i = Math.max(0, this.#at! - start, samples.length - room); i < samples.length; i++) {
      ring[(start + i) % room] = samples[i]! / 32768;
    }
  }

  /** Fills both sides with what is to be played now. */
  play(client: Float32Array, manager: Float32Array): void {
    client.fill(0);
    manager.fill(0);
    if (this.#at === null || (this.#waiting && this.#newest - this.#at < putBy)) {
      return;
    }
    this.#waiting = false;
    const length = Math.min(client.length, this.#newest - this.#at);
    this.#take('client', client, length);
    this.#take('manager', manager, length);
    this.#at += length;
    this.played += length;
    this.#waiting = this.#at === this.#newest;
  }

  #begin(start: number): void {
    for (const side of sides) {
      this.#rings[side].fill(0);
    }
    this.#at = start;
    this.#newest = start;
    this.#waiting = true;
  }

  #catchUp(): void {
    const late = this.#newest - this.#at! - mostBehind;
    if (late <= 0) {
      return;
    }
    const skipped = this.#newest - putBy - this.#at!;
    for (const side of sides) {
      this.#clear(side, Math.min(skipped, room));
    }
    this.#at! += skipped;
    this.leftOut += skipped;
  }

  #take(side: Side, into: Float32Array, length: number): void {
    const ring = this.#rings[side];
    for (let i = 0; i < length; i++) {
      const place = (this.#at! + i) % room;
      into[i] = ring[place]!;
      ring[place] = 0;
    }
  }

  #clear(side: Side, length: number): void {
    for (let i = 0; i < length; i++) {
      this.#rings[side][(this.#at! + i) % room] = 0;
    }
  }
}
