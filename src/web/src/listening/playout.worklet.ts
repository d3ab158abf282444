import { JitterBuffer, sampleRate } from './jitterBuffer';
import type { SoundMessage } from './soundMessage';

// The page's own types do not describe where this runs.
declare abstract class AudioWorkletProcessor {
  readonly port: MessagePort;
}
declare function registerProcessor(name: string, processor: new () => AudioWorkletProcessor): void;

const reportEvery = sampleRate / 4;

/** Plays the client on the left and the manager on the right, and tells the page how it goes. */
class Playout extends AudioWorkletProcessor {
  readonly #buffer = new JitterBuffer();
  #untilReport = reportEvery;

  constructor() {
    super();
    this.port.onmessage = ({ data }: MessageEvent<SoundMessage>) => this.#buffer.put(data.side, data.start, data.samples);
  }

  process(_: Float32Array[][], outputs: Float32Array[][]): boolean {
    const [left, right] = outputs[0] as [Float32Array, Float32Array];
    this.#buffer.play(left, right);
    this.#untilReport -= left.length;
    if (this.#untilReport <= 0) {
      this.#untilReport = reportEvery;
      this.port.postMessage({ played: this.#buffer.played, behind: this.#buffer.behind });
    }
    return true;
  }
}

registerProcessor('playout', Playout);
