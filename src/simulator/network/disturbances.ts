// Temporary disturbances of the network: which nodes are cut off from each other, and whose connects are
// slow. Their ends are not events: expired ones are removed when the next one begins.

/** Whether a disturbance affects traffic between two nodes, by index. */
export type Between = (a: number, b: number) => boolean;

export class Disturbances {
  #cuts: { readonly apart: Between; readonly untilUs: number }[] = [];
  #slow: { readonly concerns: Between; readonly delayUs: number; readonly untilUs: number }[] = [];

  /** Number of disturbances stored. */
  get size(): number {
    return this.#cuts.length + this.#slow.length;
  }

  cut(apart: Between, nowUs: number, untilUs: number): void {
    this.#cuts = this.#cuts.filter((cut) => nowUs < cut.untilUs);
    this.#cuts.push({ apart, untilUs });
  }

  slowConnects(concerns: Between, delayUs: number, nowUs: number, untilUs: number): void {
    this.#slow = this.#slow.filter((slow) => nowUs < slow.untilUs);
    this.#slow.push({ concerns, delayUs, untilUs });
  }

  /**
   * When data that one node sends now can leave for the other: now, or when the last cut between them has
   * healed.
   */
  passesUs(a: number, b: number, nowUs: number): number {
    let leavesUs = nowUs;
    for (const { apart, untilUs } of this.#cuts) {
      if (leavesUs < untilUs && apart(a, b)) leavesUs = untilUs;
    }
    return leavesUs;
  }

  /** Extra time of a connect that begins now, in microseconds. */
  connectDelayUs(a: number, b: number, nowUs: number): number {
    let delayUs = 0;
    for (const slow of this.#slow) {
      if (nowUs < slow.untilUs && slow.concerns(a, b)) delayUs = Math.max(delayUs, slow.delayUs);
    }
    return delayUs;
  }
}
