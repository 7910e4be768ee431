// What is wrong with the network between nodes for a while: who is cut off from whom, and whose connects are slow. Ends of
// disturbances are not events: those that are over are forgotten when the next one begins.

/** Whether something concerns what passes between two nodes, by index. */
export type Between = (a: number, b: number) => boolean;

export class Disturbances {
  #cuts: { readonly apart: Between; readonly untilUs: number }[] = [];
  #slow: { readonly concerns: Between; readonly delayUs: number; readonly untilUs: number }[] = [];

  /** How many it remembers. */
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

  /** When what one of them sends now can leave for the other: now, or when the last cut that is between them has healed. */
  passesUs(a: number, b: number, nowUs: number): number {
    let leavesUs = nowUs;
    for (const { apart, untilUs } of this.#cuts) {
      if (leavesUs < untilUs && apart(a, b)) leavesUs = untilUs;
    }
    return leavesUs;
  }

  /** What a connect that begins now takes longer than the way alone, in microseconds. */
  connectDelayUs(a: number, b: number, nowUs: number): number {
    let delayUs = 0;
    for (const slow of this.#slow) {
      if (nowUs < slow.untilUs && slow.concerns(a, b)) delayUs = Math.max(delayUs, slow.delayUs);
    }
    return delayUs;
  }
}
