import type { Side } from './jitterBuffer';

const header = 8;

/** A block of one side's samples, as the server sends it. */
export interface SoundMessage {
  side: Side;
  /** Of its first sample, in samples since the stream began. */
  start: number;
  samples: Int16Array;
}

export function readSound(message: ArrayBuffer): SoundMessage {
  const view = new DataView(message);
  return {
    side: view.getUint8(0) === 0 ? 'client' : 'manager',
    start: view.getUint32(4, true),
    samples: new Int16Array(message, header),
  };
}

/** What tells the server how many messages have come. */
export function received(messages: number): ArrayBuffer {
  const answer = new ArrayBuffer(4);
  new DataView(answer).setUint32(0, messages, true);
  return answer;
}
