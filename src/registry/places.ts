// Places for nodes that are being asked for something, so many of a host and in all; the next wait their turn, in order, in a
// queue with an end.

export interface PlaceLimits {
  readonly perHost: number;
  readonly inAll: number;
  readonly waiting: number;
}

export class Places<Guest extends { readonly host: string }> {
  readonly #limits: PlaceLimits;
  readonly #waiting = new Set<Guest>();
  /** In the order in which they got their places. */
  readonly #seated = new Set<Guest>();
  readonly #perHost = new Map<string, number>();

  constructor(limits: PlaceLimits) {
    this.#limits = limits;
  }

  /** How many have a place. */
  get taken(): number {
    return this.#seated.size;
  }

  get isQueueFull(): boolean {
    return this.#waiting.size >= this.#limits.waiting;
  }

  seated(): Iterable<Guest> {
    return this.#seated;
  }

  wait(guest: Guest): void {
    this.#waiting.add(guest);
  }

  /** True: there was nothing to free, as it only waited. */
  leave(guest: Guest): boolean {
    if (this.#waiting.delete(guest) || !this.#seated.delete(guest)) return true;
    const left = this.#perHost.get(guest.host)! - 1;
    if (left > 0) this.#perHost.set(guest.host, left);
    else this.#perHost.delete(guest.host);
    return false;
  }

  /**
   * Gives places to those that wait, the first to come first, but for hosts that have as many as they may, and for those that
   * are not `ready`. `seat` is called for each.
   */
  fill(ready: (guest: Guest) => boolean, seat: (guest: Guest) => void): void {
    const { inAll, perHost } = this.#limits;
    for (const guest of this.#waiting) {
      if (this.#seated.size >= inAll) return;
      const ofHost = this.#perHost.get(guest.host) ?? 0;
      if (ofHost >= perHost || !ready(guest)) continue;
      this.#waiting.delete(guest);
      this.#seated.add(guest);
      this.#perHost.set(guest.host, ofHost + 1);
      seat(guest);
    }
  }
}
