// Which of the connections that others open are kept, when there are as many as there can be: one that has said nothing makes
// room for the next. Strangers that connect and wait keep nobody out, and use up no descriptor that we need to dial.

import { closeSync, openSync } from 'node:fs';
import { devNull } from 'node:os';

/** A connection that somebody else opened. */
export interface Guest {
  /** No whole frame has come on it. */
  readonly isSilent: boolean;
  /** A node may be there that has nothing to say yet. */
  readonly mayBePeer: boolean;
  /** Lets go of it. */
  turnOut(): void;
}

/** Connections that others opened to one port. */
const MAX_GUESTS = 8192;
/** Descriptors that are kept for what we open: an eighth of those that a process may have, and no more than so many. */
const MAX_RESERVED = 64;
/** A process with fewer descriptors than this is short of none, whatever its limit is. */
const FEW_DESCRIPTORS = 32;

export class Admission {
  /** The connections that are open, in the order in which they came. */
  readonly #guests = new Set<Guest>();
  readonly #hasDescriptors: () => boolean;

  /** `hasDescriptors`: whether connections may take a further one. */
  constructor(hasDescriptors: () => boolean = hasSpareDescriptors) {
    this.#hasDescriptors = hasDescriptors;
  }

  /** How many are open. */
  get size(): number {
    return this.#guests.size;
  }

  /** How many of them have said nothing. */
  get silent(): number {
    let silent = 0;
    for (const guest of this.#guests) if (guest.isSilent) silent++;
    return silent;
  }

  /** Whether the next to come, to one of so many ports, finds no room. */
  isFull(ports: number): boolean {
    return this.size >= MAX_GUESTS * ports || !this.#hasDescriptors();
  }

  /** Turns out the first to come of the strangers that have said nothing: who came last may yet. False: there is none. */
  makeRoom(): boolean {
    for (const guest of this.#guests) {
      if (!guest.isSilent || guest.mayBePeer) continue;
      guest.turnOut();
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

/** The system gives out the lowest descriptor that is free, so that the next one's number says how many there are. */
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

/** What `ulimit -n` says; a large number where there is no limit. */
function maxDescriptors(): number {
  const { report } = process;
  if (report === undefined) return 2 ** 30;
  const settings = report as { excludeNetwork?: boolean };
  const before = settings.excludeNetwork ?? false;
  settings.excludeNetwork = true; // or it looks up the names of all who are connected
  const { userLimits } = report.getReport() as { userLimits?: { open_files?: { soft: unknown } } };
  settings.excludeNetwork = before;
  const soft = userLimits?.open_files?.soft;
  return typeof soft === 'number' ? soft : 2 ** 30;
}
