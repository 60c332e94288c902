/** The regulators' clocks of a room. Only the server reckons deadlines, so they are asked for anew when one of their entries comes. */
const AGAIN = 3000;

export class Clocks {
  #asking = false;
  #stale = false;
  #closed = false;
  #loads = 0;

  constructor(store) {
    this.store = store;
    this.list = [];
  }

  /** With the room: its answer, and what arrived while it was under way. */
  took(answer, meanwhile) {
    this.#loads += 1;
    this.list = answer?.clocks ?? [];
    this.arrived(meanwhile);
  }

  arrived(entries) {
    if (entries.some((entry) => entry.kind.startsWith('deadline.'))) this.#refresh();
  }

  close() {
    this.#closed = true;
  }

  async #refresh() {
    this.#stale = true;
    if (this.#asking) return;
    this.#asking = true;
    while (this.#stale && !this.#closed) {
      this.#stale = false;
      const loads = this.#loads;
      try {
        const { clocks } = await this.store.client.ask('deadline.list', { incident: this.store.channel });
        if (loads !== this.#loads) this.#stale = true;
        else this.list = clocks;
        this.store.changed();
      } catch (failure) {
        if (failure.code === 'absent') break;
        this.#stale = true;
        await new Promise((resolve) => setTimeout(resolve, AGAIN));
      }
    }
    this.#asking = false;
  }
}
