// Admission control of accepted connections: at the limit, a silent connection is evicted for the next one, so that idle
// strangers neither keep nodes out nor use up the descriptors that we need to dial.

import { closeSync, openSync } from 'node:fs';
import { devNull } from 'node:os';

/** An accepted connection. */
export interface Guest {
  /** No whole frame has arrived on it. */
  readonly isSilent: boolean;
  /** It may belong to a node that has nothing to send yet. */
  readonly mayBePeer: boolean;
  /** Closes it. */
  evict(): void;
}

/** Maximum accepted connections per port. */
const MAX_GUESTS = 8192;
/** Maximum descriptors reserved for dials; the reserve is an eighth of the process's limit, up to this. */
const MAX_RESERVED = 64;
/** A process with fewer open descriptors than this is never considered short of them. */
const FEW_DESCRIPTORS = 32;

export class Admission {
  /** Open accepted connections, oldest first. */
  readonly #guests = new Set<Guest>();
  readonly #hasDescriptors: () => boolean;

  /** `hasDescriptors`: whether accepted connections may use another descriptor. */
  constructor(hasDescriptors: () => boolean = hasSpareDescriptors) {
    this.#hasDescriptors = hasDescriptors;
  }

  /** Open accepted connections. */
  get size(): number {
    return this.#guests.size;
  }

  /** How many of them are silent. */
  get silent(): number {
    let silent = 0;
    for (const guest of this.#guests) if (guest.isSilent) silent++;
    return silent;
  }

  /** Whether there is no room for another connection, with `ports` open listeners. */
  isFull(ports: number): boolean {
    return this.size >= MAX_GUESTS * ports || !this.#hasDescriptors();
  }

  /** Evicts the oldest silent stranger, as a newer one may still send something. False if there is none. */
  makeRoom(): boolean {
    for (const guest of this.#guests) {
      if (!guest.isSilent || guest.mayBePeer) continue;
      guest.evict();
      return true;
    }
    return false;
  }

  add(guest: Guest): void {
    this.#guests.add(guest);
  }

  remove(guest: Guest | undefined): void {
    if (guest !== undefined) this.#guests.delete(guest);
  }
}

let limit: number | undefined;

/** The system assigns the lowest free descriptor, so the number of the next one tells how many are in use. */
function hasSpareDescriptors(): boolean {
  let next: number;
  try {
    next = openSync(devNull, 'r');
  } catch {
    return false;
  }
  closeSync(next);
  if (next < FEW_DESCRIPTORS) return true;
  limit ??= maxDescriptors();
  return next < limit - Math.min(MAX_RESERVED, limit >> 3);
}

/** `ulimit -n`; a large number if there is no limit. */
export function maxDescriptors(): number {
  const { report } = process;
  if (report === undefined) return 2 ** 30;
  const settings = report as { excludeNetwork?: boolean };
  const before = settings.excludeNetwork ?? false;
  settings.excludeNetwork = true; // otherwise the report resolves the host names of all connections
  const { userLimits } = report.getReport() as { userLimits?: { open_files?: { soft: unknown } } };
  settings.excludeNetwork = before;
  const soft = userLimits?.open_files?.soft;
  return typeof soft === 'number' ? soft : 2 ** 30;
}
