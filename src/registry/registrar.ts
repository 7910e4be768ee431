// Who becomes a node: a registration is refused, or answered with an ID, after the proof of a key where it claims a name.

import type { Dialect } from '../dialects/dialect.ts';
import { extension } from '../dialects/extension.ts';
import { sinkward } from '../dialects/ours.ts';
import { introduced } from '../dialects/recognise.ts';
import type { Address } from '../overlay/address.ts';
import { EXTENSION_VERSION, type Proof, type Registration } from '../overlay/message.ts';
import type { Effects, Link } from '../overlay/node.ts';
import type { RegistryReport } from '../overlay/report.ts';
import type { Claims } from './claims.ts';
import type { RegistryOptions } from './host.ts';
import type { Member, Members } from './members.ts';
import type { NamedNodes } from './named-nodes.ts';
import type { Proved } from './proofs.ts';
import { registeredAddress, registrationRefusal } from './registration.ts';

/** The registry, as its registrar sees it. */
export interface RegistrarHost {
  readonly effects: Effects<RegistryReport>;
  readonly options: RegistryOptions;
  readonly members: Members;
  readonly claims: Claims;
  readonly named: NamedNodes | undefined;
  /** Of the runs so far. */
  readonly runs: () => number;
  /** It has its answer. */
  joined(member: Member): void;
  /** Removes a node for another that has its key. */
  expel(member: Member, info: string, reason: string): void;
  /** Nothing is waited for on that link, while the registry has the next word. */
  silenceIsOver(link: Link): void;
  violation(link: Link, reason: string): void;
  close(link: Link): void;
}

/** Who asks to be a node. `address`: a text where it cannot be registered. */
interface Newcomer {
  readonly link: Link;
  readonly host: string;
  readonly program: Dialect;
  readonly address: Address | string;
  /** It answers heartbeats. */
  readonly presence: boolean;
  /** It has a name. */
  readonly proved?: Proved;
}

export class Registrar {
  readonly #host: RegistrarHost;

  constructor(host: RegistrarHost) {
    this.#host = host;
  }

  /** `host`: where the connection comes from; undefined for one that the registry dialled. */
  registration(link: Link, host: string | undefined, message: Registration): void {
    const { named, options, violation } = this.#host;
    if (host === undefined) return violation(link, 'registration on a connection that we dialled');
    const address = registeredAddress(message, host, options);
    const presence = message.ours?.presence === true;
    const newcomer = { link, host, program: introduced(message), address, presence };
    const claim = typeof address === 'string' ? undefined : named?.claimOf(link, message);
    if (claim === undefined) return this.#admit(newcomer);
    const solves = message.ours?.puzzles === true;
    const asked = { host, text: message.address, address: address as Address, claim, presence, solves };
    const reason = named!.ask(link, asked, violation);
    if (reason !== undefined) return this.#refuse(newcomer, reason);
    this.#host.silenceIsOver(link); // the time for the proof has begun
  }

  proof(link: Link, proof: Proof): void {
    const answer = this.#host.named?.prove(link, proof);
    if (answer === undefined) return this.#host.violation(link, 'a proof that was not asked for');
    const { host, presence, proved } = answer;
    const newcomer = { link, host, presence, program: sinkward };
    if (typeof proved === 'string') this.#refuse({ ...newcomer, address: proved }, proved);
    else this.#admit({ ...newcomer, address: proved.address, proved });
  }

  #admit(newcomer: Newcomer): void {
    const { members, named, claims, runs, expel } = this.#host;
    const { link, address, proved } = newcomer;
    if (typeof address === 'string') return this.#refuse(newcomer, address);
    const older = proved && named?.memberOf(proved);
    const reason =
      (proved && named?.whyNot(proved)) ??
      registrationRefusal(link, address, members, { older, named: proved && named?.find(proved) });
    if (reason === undefined) {
      if (older === undefined) return this.#register(newcomer, address);
      expel(older, TAKEN_OVER, 'the holder of its key registered again');
      return this.#admit(newcomer); // another may have waited for the same address
    }
    const holder = members.byAddress(address);
    const mayBeGone = holder !== undefined && members.byHome(link) === undefined;
    const refuse = () => this.#refuse(newcomer, reason);
    if (!mayBeGone || !claims.canAsk(holder)) return refuse();
    claims.ask(holder, { link, register: () => this.#admit(newcomer), refuse }, runs());
  }

  #refuse(newcomer: Newcomer, reason: string): void {
    const { link, host } = newcomer;
    this.#host.effects.report({ kind: 'refused', what: 'registration', host, reason });
    this.#answer({ ...newcomer, presence: false }, -1, `Registration refused: ${reason}`);
    if (this.#host.members.byHome(link) === undefined) this.#host.close(link);
  }

  #register(newcomer: Newcomer, address: Address): void {
    const { members, named } = this.#host;
    const { link, host, program, presence, proved } = newcomer;
    const name = proved && named!.take(proved);
    const member = members.add(address, host, link, program, { named: name, presence });
    this.#host.silenceIsOver(link);
    this.#answer(
      newcomer,
      member.id,
      `Registration request successful. The number of messaging nodes currently constituting the overlay is (${members.size}).`,
    );
    this.#host.joined(member);
  }

  #answer({ link, program, presence, proved }: Newcomer, result: number, info: string): void {
    const ours = extension(program, {
      version: EXTENSION_VERSION,
      ...(presence && { presence }),
      ...(proved && { signature: proved.sign(result, info) }),
    });
    this.#host.effects.send(link, { kind: 'registrationResponse', result, info, ...ours });
  }
}

const TAKEN_OVER = 'another process with the same key has registered.';
