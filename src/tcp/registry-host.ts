// Runs the registry over TCP.

import { networkInterfaces } from 'node:os';
import type { Address } from '../overlay/address.ts';
import type { RegistryCommand } from '../overlay/commands.ts';
import type { Message } from '../overlay/message.ts';
import type { Change, Effects, Link } from '../overlay/node.ts';
import type { RegistryReport } from '../overlay/report.ts';
import type { RegistryEvent, RegistryOptions } from '../registry/host.ts';
import { OutputCommit } from '../registry/output-commit.ts';
import { DEFAULT_LIMITS, type ProofLimits } from '../registry/proofs.ts';
import { Registry } from '../registry/registry.ts';
import { maxDescriptors } from './admission.ts';
import { KNOWN_BODY_BYTES, Links } from './links.ts';
import { type Listener, Switchboard } from './switchboard.ts';
import type { Transport } from './transport.ts';

export interface RegistryHostOptions extends RegistryOptions {
  report(report: RegistryReport): void;
  exit(code: number): void;
  /** Where options.memory is kept. */
  readonly keeper?: Keeper;
}

export interface Keeper {
  /** Settles when the changes are on disk. */
  commit(changes: readonly Change[]): Promise<void>;
  /** It could not: the registry has closed its connections, and has told nobody what was not kept. */
  failed(error: Error): void;
}

export class RegistryHost {
  readonly #links: Links<RegistryEvent>;
  readonly #registry: Registry;
  /** undefined: nothing is kept, and nothing waits. */
  readonly #output: OutputCommit | undefined;
  readonly #switchboard = new Switchboard(false);
  readonly #note: (text: string) => void;
  #listener: Listener | undefined;

  constructor(options: RegistryHostOptions) {
    this.#links = new Links(this.#switchboard, (event) => this.#step(event), {
      short: (link, reason) => this.#links.emit({ kind: 'short', link, reason }),
      hasRoom: () => this.#output?.isFull !== true,
    });
    this.#note = (text) => options.report({ kind: 'note', text });
    const effects = this.#effects(options);
    const { keeper } = options;
    this.#output = keeper && this.#outputCommit(effects, keeper);
    const kept = this.#output ?? { ...effects, persist: () => {} };
    this.#registry = new Registry(kept, {
      ownHosts: ownHosts(),
      ...(options.network && { proofs: proofLimits(maxDescriptors()) }),
      ...options,
    });
  }

  #outputCommit(effects: Effects<RegistryReport>, keeper: Keeper): OutputCommit {
    return new OutputCommit(effects, {
      commit: (changes, done) => void keeper.commit(changes).then(() => done(), done),
      failed: (error) => {
        this.stop();
        keeper.failed(error);
      },
      hasRoom: () => this.#links.resume(),
    });
  }

  /** Goes on with what was kept; before the first event. */
  begin(): void {
    this.#registry.begin();
    this.#output?.stepped();
  }

  #step(event: RegistryEvent): void {
    if ('link' in event && this.#output?.isClosing(event.link)) return;
    this.#registry.step(event);
    this.#output?.stepped();
  }

  /** Rejects if the port is taken or the host is not an address of this machine. */
  async listen(host: string, port: number): Promise<Address> {
    const accept = (transport: Transport) => this.#links.accept(transport);
    this.#listener = await this.#switchboard.listen(host, port, accept, (text) => this.#note(text));
    return this.#listener.address;
  }

  command(command: RegistryCommand): void {
    this.#links.emit({ kind: 'command', command });
  }

  stop(): void {
    this.#listener?.close();
    this.#links.stop();
  }

  #effects(options: RegistryHostOptions): Effects<RegistryReport> {
    const links = this.#links;
    return {
      dial: (link, address) => links.dial(link, address),
      send: (link, message) => this.#send(link, message),
      end: (link) => links.end(link),
      close: (link) => links.close(link),
      setTimer: (timer, delayMs) => links.setTimer(timer, delayMs),
      clearTimer: (timer) => links.clearTimer(timer),
      report: options.report,
      exit: (code) => {
        this.stop();
        options.exit(code);
      },
    };
  }

  /** A registered node may send longer messages than a stranger, since summaries carry counts per peer. */
  #send(link: Link, message: Message): void {
    const connection = this.#links.get(link);
    if (message.kind === 'registrationResponse' && message.result >= 0 && connection !== undefined) {
      connection.reader.maxBodyBytes = KNOWN_BODY_BYTES;
    }
    this.#links.send(link, message);
  }
}

/** With few descriptors there are fewer places, so that nodes which prove their keys use up 5 of 8 at the most. */
export function proofLimits(descriptors: number): ProofLimits {
  const { perHost, inAll, waiting, free, ...rest } = DEFAULT_LIMITS;
  const places = Math.min(inAll, descriptors >> 3);
  return {
    ...rest,
    inAll: places,
    perHost: Math.min(perHost, places >> 1),
    free: Math.min(free, places >> 2),
    waiting: Math.min(waiting, descriptors >> 2),
  };
}

/** Addresses at which other machines can reach this one. */
function ownHosts(): string[] {
  const all = Object.values(networkInterfaces()).flatMap((addresses = []) => addresses);
  return all.filter(({ internal }) => !internal).map(({ address }) => address);
}
