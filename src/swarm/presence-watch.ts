// Watches who is said to be away: whoever stands still is, within the bound, and nobody else is; whoever goes on is back.

import type { RegistryReport } from '../overlay/report.ts';
import { DEFAULT_TIMING } from '../registry/host.ts';
import type { Found } from '../scenario/checks.ts';
import { kindOf } from '../scenario/faults/index.ts';
import type { Scenario, Step } from '../scenario/scenario.ts';
import type { Latency, NetworkOptions } from '../simulator/network/network-options.ts';
import type { EventRecord } from '../simulator/world.ts';

/** A node that has registered and that nothing happened to since, but that it stood still. */
interface Life {
  readonly id: number;
  /** When it last began to stand still, in virtual microseconds; undefined: it does not. */
  pausedAtUs: number | undefined;
  isAway: boolean;
  /** By then it must be back. */
  backByUs: number;
}

const REGISTRY = 0;
const { missedHeartbeats } = DEFAULT_TIMING;
const NEVER = Number.POSITIVE_INFINITY;

export class PresenceWatch {
  readonly #heartbeatUs: number;
  /** An answer is underway for so long at the most; undefined: that cannot be told. */
  readonly #answerUs: number | undefined;
  readonly #found: Found;
  /** By index of the node, and by ID. */
  readonly #lives = new Map<number, Life>();
  readonly #byId = new Map<number, Life>();
  /** Indexes of nodes that stand still, registered or not. */
  readonly #paused = new Set<number>();
  /** Indexes of nodes that have ended: one may be registered after that, by what was on its way. */
  readonly #gone = new Set<number>();
  readonly #owesBack = new Set<Life>();
  #nowUs = 0;

  constructor({ heartbeatMs = 0, faults, network }: Scenario, found: Found) {
    const delays = ({ action }: Step) =>
      action.kind !== 'command' && action.kind !== 'pause' && kindOf(action).delays?.(action) === true;
    this.#heartbeatUs = 1000 * heartbeatMs;
    const isKnown = heartbeatMs > 0 && !faults.some(delays);
    this.#answerUs = isKnown ? answerUs(network) : undefined;
    this.#found = found;
  }

  see(record: EventRecord): void {
    const { us, what, node, other } = record;
    this.#nowUs = us;
    if (node === REGISTRY && (what === 'exit' || what === 'crash')) return this.#registryEnded();
    if (what === 'crash' || what === 'leave' || what === 'exit') this.#gone.add(node);
    else if (what === 'start') this.#gone.delete(node);
    const isPause = what === 'fault' && record.detail === 'pause';
    if (isPause) this.#paused.add(node);
    else if (what === 'resume' || what === 'start') this.#paused.delete(node);
    if (node === REGISTRY && isPause) return this.#registryPaused();
    if (node === REGISTRY && what === 'resume') return this.#registryResumed();
    if (this.#owesBack.size > 0) this.#checkBack();
    const life = this.#lives.get(node);
    if (life === undefined) return;
    if (isPause && this.#paused.has(REGISTRY)) this.#end(life);
    else if (isPause) life.pausedAtUs ??= us;
    else if (what === 'resume') this.#resumed(life);
    else if (what === 'crash' || what === 'leave' || what === 'exit' || what === 'start') this.#end(life);
    else if ((what === 'lost' || what === 'ended') && other === 0) this.#end(life);
    else if (what === 'fault') this.#end(life);
  }

  /** index: of a node, by its address. */
  registrySays(report: RegistryReport, index: (address: string) => number | undefined): void {
    if (this.#answerUs === undefined) return;
    switch (report.kind) {
      case 'registered': {
        const node = index(report.address)!;
        const before = this.#lives.get(node);
        if (before !== undefined) this.#end(before);
        if (this.#gone.has(node)) return;
        const pausedAtUs = this.#paused.has(node) ? this.#nowUs : undefined;
        const life: Life = { id: report.id, pausedAtUs, isAway: false, backByUs: NEVER };
        this.#lives.set(node, life);
        this.#byId.set(report.id, life);
        return;
      }
      case 'left':
        return this.#end(this.#byId.get(report.id));
      case 'away':
        return this.#away(this.#byId.get(report.id));
      case 'back':
        return this.#back(this.#byId.get(report.id));
      default:
    }
  }

  /** Nobody says any more who is away. */
  #registryEnded(): void {
    for (const life of [...this.#lives.values()]) this.#end(life);
  }

  /** Of nodes that stand still too it cannot be told by when they are away; of all others, that they are not. */
  #registryPaused(): void {
    for (const life of [...this.#lives.values()]) if (life.pausedAtUs !== undefined) this.#end(life);
  }

  #registryResumed(): void {
    for (const life of this.#owesBack) life.backByUs = this.#nowUs + (this.#answerUs ?? 0);
  }

  #end(life: Life | undefined): void {
    if (life === undefined) return;
    this.#byId.delete(life.id);
    for (const [node, other] of this.#lives) if (other === life) this.#lives.delete(node);
    this.#owesBack.delete(life);
  }

  #away(life: Life | undefined): void {
    if (life === undefined) return;
    life.isAway = true;
    const silentUs = this.#nowUs - (life.pausedAtUs ?? this.#nowUs);
    const earliest = missedHeartbeats * this.#heartbeatUs - this.#answerUs!;
    if (life.pausedAtUs === undefined && life.backByUs === NEVER) {
      this.#found('away', `node ${life.id} is said to be away, and does not stand still`);
    } else if (life.pausedAtUs !== undefined && (silentUs < earliest || silentUs > this.#boundUs)) {
      this.#found('away', `node ${life.id} is said to be away when it has stood still for ${silentUs} us`);
    }
    if (life.pausedAtUs === undefined) this.#owesBack.add(life);
  }

  #back(life: Life | undefined): void {
    if (life === undefined) return;
    life.isAway = false;
    this.#owesBack.delete(life);
    if (life.pausedAtUs !== undefined && this.#nowUs - life.pausedAtUs > this.#answerUs!) {
      this.#found('away', `node ${life.id} is said to be back, and stands still`);
    }
  }

  #resumed(life: Life): void {
    if (life.pausedAtUs === undefined) return;
    const silentUs = this.#nowUs - life.pausedAtUs;
    if (!life.isAway && silentUs > this.#boundUs) {
      this.#found('away', `node ${life.id} stood still for ${silentUs} us, and was not said to be away`);
    }
    life.pausedAtUs = undefined;
    life.backByUs = this.#nowUs + this.#answerUs!;
    if (life.isAway) this.#owesBack.add(life);
  }

  #checkBack(): void {
    if (this.#paused.has(REGISTRY)) return;
    for (const life of this.#owesBack) {
      if (this.#nowUs <= life.backByUs || life.pausedAtUs !== undefined) continue;
      this.#found('away', `node ${life.id} goes on, and is not said to be back`);
      this.#owesBack.delete(life);
    }
  }

  /** A node that stands still is said to be away by then. */
  get #boundUs(): number {
    return (missedHeartbeats + 1) * this.#heartbeatUs + this.#answerUs!;
  }
}

/** Where the latency has a bound, and nothing queues for long. */
function answerUs({ latency, bytesPerSecond, serviceUs }: NetworkOptions): number | undefined {
  const isFree = serviceUs === 0 && (bytesPerSecond === 0 || bytesPerSecond >= 1_000_000);
  const maxMs = maxLatencyMs(latency);
  return isFree && maxMs !== undefined ? 2000 * maxMs + 50_000 : undefined;
}

/** undefined: it has no bound. */
export function maxLatencyMs(latency: Latency): number | undefined {
  switch (latency.kind) {
    case 'constant':
      return latency.ms;
    case 'uniform':
      return latency.maxMs;
    case 'log-normal':
      return undefined;
    case 'plane':
      return 1.5 * latency.sideMs + latency.minMs;
    case 'matrix':
      return Math.max(...latency.ms.flat());
    default:
      return latency satisfies never;
  }
}
