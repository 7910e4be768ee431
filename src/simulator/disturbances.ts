// What is wrong with the network between nodes for a while: who is cut off from whom, and whose connects are slow.

/** Whether something concerns what passes between two nodes, by index. */
export type Between = (a: number, b: number) => boolean;

export class Disturbances {
  #cuts: { readonly apart: Between; readonly untilUs: number }[] = [];
  #slow: { readonly concerns: Between; readonly delayUs: number; readonly untilUs: number }[] = [];

  cut(apart: Between, nowUs: number, untilUs: number): void {
    this.#cuts = this.#cuts.filter((cut) => nowUs < cut.untilUs);
    this.#cuts.push({ apart, untilUs });
  }

  slowConnects(concerns: Between, delayUs: number, nowUs: number, untilUs: number): void {
    this.#slow = this.#slow.filter((slow) => nowUs < slow.untilUs);
    this.#slow.push({ concerns, delayUs, untilUs });
  }

  /** When something arrives that is sent now, and without a cut would arrive at `us`. */
  afterCuts(a: number, b: number, nowUs: number, us: number): number {
    let there = us;
    for (const { apart, untilUs } of this.#cuts) {
      if (nowUs < untilUs && apart(a, b)) there = Math.max(there, untilUs + (us - nowUs));
    }
    return there;
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
