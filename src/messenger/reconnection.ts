// How a messenger finds a registry that remembers again: it tries for long, says which ID it had, and goes to no other network.

import type { Epoch } from '../overlay/epoch.ts';
import type { Belonging, RegistrationResponse } from '../overlay/message.ts';
import type { Effects } from '../overlay/node.ts';
import { equalBytes } from '../overlay/seal.ts';
import { STREAM, streamKey } from '../random/draw.ts';
import { Draws } from '../random/draws.ts';
import type { Key } from '../random/threefry.ts';

/** Backoff between two tries: it doubles up to the second, and half of it is drawn, so that not all come at once. */
const MIN_RETRY_MS = 100;
const MAX_RETRY_MS = 2000;

const TIMER = 'reconnect';

export class Reconnection {
  readonly #effects: Pick<Effects<never>, 'setTimer' | 'clearTimer'>;
  readonly #forMs: number;
  readonly #key: Key;
  /** The network's key, once its registry has said that it remembers. */
  #network: Uint8Array | undefined;
  /** While the registry is lost. */
  #draws: Draws | undefined;
  #backoffMs = MIN_RETRY_MS;

  /** `forMs`: how long it tries; 0: it is told of no memory, and knows none. */
  constructor(effects: Pick<Effects<never>, 'setTimer' | 'clearTimer'>, forMs: number, key: Key) {
    this.#effects = effects;
    this.#forMs = forMs;
    this.#key = key;
  }

  /** What the node says when it registers. `id`: its last, or -1; `epoch`: of its last table. */
  belonging(id: number, epoch: Epoch): Belonging | undefined {
    if (this.#forMs === 0) return undefined;
    const network = this.#network ?? new Uint8Array(0);
    return { network, id: this.#network === undefined ? -1 : id, epoch };
  }

  /** Why this answer is of no registry that the node belongs to; undefined: it is. */
  doubt({ ours }: RegistrationResponse): string | undefined {
    if (this.#network === undefined) return undefined;
    return equalBytes(ours?.network ?? new Uint8Array(0), this.#network) ? undefined : OTHER_NETWORK;
  }

  /** The registry has given an ID; `before`: the node's last, or -1. The text says what a person should know, '' is nothing. */
  registered({ result, ours }: RegistrationResponse, before: number): string {
    const had = this.#network === undefined ? -1 : before;
    this.#network ??= ours?.network;
    this.end();
    return had >= 0 && had !== result ? `it was node ${had}, whose ID another node has now` : '';
  }

  /** The pause before the next try to reach a registry that is lost; undefined: it does not remember. */
  nextRetryMs(id: number): number | undefined {
    if (this.#network === undefined) return undefined;
    if (this.#draws === undefined) {
      this.#draws = new Draws(streamKey(this.#key, STREAM.reconnects, id));
      this.#effects.setTimer(TIMER, this.#forMs);
    }
    const half = this.#backoffMs / 2;
    this.#backoffMs = Math.min(2 * this.#backoffMs, MAX_RETRY_MS);
    return half + this.#draws.below(half + 1);
  }

  /** It is found again, or not looked for any more. */
  end(): void {
    if (this.#draws !== undefined) this.#effects.clearTimer(TIMER);
    this.#draws = undefined;
    this.#backoffMs = MIN_RETRY_MS;
  }

  /** Why the node gives up, when that timer says so. */
  timer(name: string): string | undefined {
    return name === TIMER ? `tried for ${this.#forMs / 1000} s` : undefined;
  }
}

const OTHER_NETWORK =
  'the registry that answers belongs to another network; start this node again to join that one';
