import { pause, waitBefore, type HubLink } from '../live/supervisionFeed';

const news = ['BoardChanged', 'GoalReached'];

/** A wall screen's connection: whatever changes the Board has it asked for anew, and so does every new connection. */
export class BoardLink {
  readonly #hub: HubLink;
  readonly #changed: () => void;
  #stopped = false;

  constructor(hub: HubLink, changed: () => void) {
    this.#hub = hub;
    this.#changed = changed;
    for (const event of news) {
      hub.on(event, () => changed());
    }
    hub.onreconnected(changed);
    hub.onclose(() => void this.#connect());
  }

  start(): void {
    void this.#connect();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#hub.stop();
  }

  async #connect(): Promise<void> {
    for (let attempt = 0; !this.#stopped; attempt++) {
      await pause(waitBefore(attempt));
      if (this.#stopped) {
        return;
      }
      try {
        await this.#hub.start();
        this.#changed();
        return;
      } catch {
        continue;
      }
    }
  }
}
