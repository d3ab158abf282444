import type { Caption, CaptionsOfCall, Hearing } from '../api/captions';
import { pause, waitBefore, type HubLink, type LiveState } from './supervisionFeed';

/** Who has a call open. */
export interface CaptionReader {
  /** What there is: on opening, and after every reconnect. */
  answered(answer: CaptionsOfCall): void;
  captionAdded(caption: Caption): void;
  hearingChanged(hearing: Hearing): void;
}

/** The calls whose captions the page wants to be told. The server forgets them with the connection, so they are opened anew with each. */
export class OpenCalls {
  readonly #hub: HubLink;
  readonly #readers = new Map<number, CaptionReader>();
  /** Calls whose hearing was told while the question was open, before or after the answer was made. */
  readonly #toldMeanwhile = new Set<number>();
  /** Grows with every change of the connection, so that a question to an older one is given up. */
  #connection = 0;
  #isLive = false;

  constructor(hub: HubLink) {
    this.#hub = hub;
    hub.on('CaptionAdded', (caption: Caption) => this.#readers.get(caption.callId)?.captionAdded(caption));
    hub.on('HearingChanged', (hearing: Hearing) => {
      this.#toldMeanwhile.add(hearing.callId);
      this.#readers.get(hearing.callId)?.hearingChanged(hearing);
    });
  }

  stateChanged(state: LiveState): void {
    this.#connection++;
    this.#isLive = state === 'live';
    if (this.#isLive) {
      for (const [callId, reader] of this.#readers) {
        void this.#ask(callId, reader);
      }
    }
  }

  /** Returns what closes it. */
  open(callId: number, reader: CaptionReader): () => void {
    this.#readers.set(callId, reader);
    if (this.#isLive) {
      void this.#ask(callId, reader);
    }
    return () => {
      if (this.#readers.get(callId) !== reader) {
        return;
      }
      this.#readers.delete(callId);
      if (this.#isLive) {
        this.#hub.invoke('CloseCall', callId).catch(() => {
          // With the connection lost, the server has forgotten it.
        });
      }
    };
  }

  async #ask(callId: number, reader: CaptionReader): Promise<void> {
    const connection = this.#connection;
    const isWanted = () => connection === this.#connection && this.#readers.get(callId) === reader;
    for (let failures = 0; isWanted(); ) {
      this.#toldMeanwhile.delete(callId);
      try {
        const answer = await this.#hub.invoke<CaptionsOfCall | null>('OpenCall', callId);
        if (answer !== null && isWanted()) {
          reader.answered(answer);
        }
        if (!this.#toldMeanwhile.has(callId)) {
          return;
        }
      } catch {
        await pause(waitBefore(++failures));
      }
    }
  }
}
