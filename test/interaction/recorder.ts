// Effects of a core, written down as lines.

import { type Address, formatAddress } from '../../src/overlay/address.ts';
import type { Message } from '../../src/overlay/message.ts';
import type { Change, Effects, Link } from '../../src/overlay/node.ts';
import { lines, oneLine } from './text.ts';

export class Recorder<Report extends { readonly kind: string }> implements Effects<Report> {
  readonly timers = new Set<string>();
  /** What is kept, as if it were on disk at once. */
  readonly records = new Map<string, string>();
  /** What the last call of `take` took, with what is hidden. */
  taken = '';
  readonly #hidden: string[] = [];
  #lines: string[] = [];
  /** The last message that went out on each link. */
  readonly sent = new Map<Link, Message>();

  /** Lines that begin so are left out from now on. */
  hide(beginning: string): void {
    this.#hidden.push(beginning);
  }

  /** What happened since the last call. A message that goes to several links in a row is one line. */
  take(): string[] {
    const all = this.#lines;
    this.#lines = [];
    this.taken = all.join('\n');
    return all.filter((line) => !this.#hidden.some((beginning) => line.startsWith(beginning)));
  }

  write(line: string): void {
    this.#lines.push(line);
  }

  /** Fires a timer that was set. */
  fire(timer: string): void {
    if (!this.timers.delete(timer))
      throw new Error(`the timer ${timer} is not set; set: ${[...this.timers]}`);
  }

  dial(link: Link, address: Address): void {
    this.write(`dial ${link} ${formatAddress(address)}`);
  }

  send(link: Link, message: Message): void {
    this.sent.set(link, message);
    const text = oneLine(message);
    const last = /^send (\S+) (.*)$/.exec(this.#lines.at(-1) ?? '');
    if (last?.[2] === text) this.#lines[this.#lines.length - 1] = `send ${last[1]},${link} ${text}`;
    else this.write(`send ${link} ${text}`);
  }

  end(link: Link): void {
    this.write(`end ${link}`);
  }

  close(link: Link): void {
    this.write(`close ${link}`);
  }

  setTimer(timer: string, delayMs: number): void {
    this.timers.add(timer);
    this.write(`timer ${timer} in ${delayMs} ms`);
  }

  clearTimer(timer: string): void {
    if (this.timers.delete(timer)) this.write(`timer ${timer} cleared`);
  }

  persist(changes: readonly Change[]): void {
    for (const { key, value } of changes) {
      if (value === undefined) this.records.delete(key);
      else this.records.set(key, value);
      this.write(value === undefined ? `forget ${key}` : `keep ${key} ${value}`);
    }
  }

  report(report: Report): void {
    const [first, ...rows] = lines(report);
    this.write([`report ${first}`, ...rows].join('\n'));
  }

  exit(code: number): void {
    this.write(`exit ${code}`);
  }
}

/** What hosts tell both cores, from the words of a command; undefined when it is something else. */
export function commonEvent(words: readonly string[]) {
  const [what, first = '', ...rest] = words;
  const link = Number(first);
  const reason = rest.join(' ');
  switch (what) {
    case 'accept':
      return { kind: 'accepted', link, host: rest[0] ?? '127.0.0.1' } as const;
    case 'opened':
      return { kind: 'opened', link, host: rest[0] ?? '127.0.0.1', localHost: '127.0.0.1' } as const;
    case 'ended':
      return { kind: 'ended', link } as const;
    case 'lost':
      return { kind: 'lost', link, opened: true, reason: reason || 'connection reset' } as const;
    case 'unreachable':
      return { kind: 'lost', link, opened: false, reason: reason || 'connection refused' } as const;
    case 'no-descriptor':
      return { kind: 'lost', link, opened: false, reason: 'too many open files', shortage: true } as const;
    case 'garbled':
      return { kind: 'garbled', link, reason: reason || 'a frame of 0 bytes' } as const;
    default:
      return undefined;
  }
}
