// Who becomes a node, and who is one no longer: a registration is refused, or answered with an ID, after the proof of a key
// where it claims a name; so is a deregistration.

import type { Dialect } from '../dialects/dialect.ts';
import { extension } from '../dialects/extension.ts';
import { sinkward } from '../dialects/ours.ts';
import { introduced } from '../dialects/recognise.ts';
import type { Address } from '../overlay/address.ts';
import {
  type Belonging,
  type Deregistration,
  EXTENSION_VERSION,
  type Proof,
  type Registration,
} from '../overlay/message.ts';
import type { Effects, Link } from '../overlay/node.ts';
import type { RegistryReport } from '../overlay/report.ts';
import { equalBytes } from '../overlay/seal.ts';
import { metricOf } from '../routing/geometry.ts';
import type { Claims } from './claims.ts';
import type { Epochs } from './epochs.ts';
import type { RegistryOptions } from './host.ts';
import type { Abilities, Member, Members } from './members.ts';
import type { NamedNodes } from './named-nodes.ts';
import type { Proved } from './proofs.ts';
import type { Recovery } from './recovery.ts';
import { deregistrationRefusal, leftResult, registeredAddress, registrationRefusal } from './registration.ts';

/** The registry, as its registrar sees it. */
export interface RegistrarHost {
  readonly effects: Effects<RegistryReport>;
  readonly options: RegistryOptions;
  readonly members: Members;
  readonly claims: Claims;
  readonly named: NamedNodes | undefined;
  readonly recovery: Recovery | undefined;
  readonly epochs: Epochs;
  /** Of the runs so far. */
  readonly runs: () => number;
  /** It has its answer. */
  joined(member: Member): void;
  /** It has its answer, and is to be removed. */
  deregistered(member: Member): void;
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
  readonly abilities: Abilities;
  /** What it had; undefined: it knows no registries that remember. */
  readonly memory: Belonging | undefined;
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
    const abilities = abilitiesOf(message);
    const memory = message.ours?.memory;
    const newcomer = { link, host, program: introduced(message), address, abilities, memory };
    if (this.#isOfAnotherNetwork(memory)) return this.#refuse(newcomer, OTHER_NETWORK);
    const claim = typeof address === 'string' ? undefined : named?.claimOf(link, message);
    if (claim === undefined) return this.#admit(newcomer);
    const solves = message.ours?.puzzles === true;
    const text = message.address;
    const asked = { host, text, address: address as Address, claim, abilities, memory, solves };
    const reason = named!.ask(link, asked, violation);
    if (reason !== undefined) return this.#refuse(newcomer, reason);
    this.#host.silenceIsOver(link); // the time for the proof has begun
  }

  proof(link: Link, proof: Proof): void {
    const answer = this.#host.named?.prove(link, proof);
    if (answer === undefined) return this.#host.violation(link, 'a proof that was not asked for');
    const { host, abilities, memory, proved } = answer;
    const newcomer = { link, host, abilities, memory, program: sinkward };
    if (typeof proved === 'string') this.#refuse({ ...newcomer, address: proved }, proved);
    else this.#admit({ ...newcomer, address: proved.address, proved });
  }

  #admit(newcomer: Newcomer): void {
    const { members, named, claims, recovery, runs, expel } = this.#host;
    const { link, address, proved } = newcomer;
    if (typeof address === 'string') return this.#refuse(newcomer, address);
    if (proved === undefined && recovery?.isLearning) return this.#wait(newcomer, recovery);
    const taken = proved && named?.find(proved);
    const had = proved === undefined ? this.#hadOf(newcomer, address) : taken?.id;
    const older = proved && named?.memberOf(proved);
    const reason =
      (proved && named?.whyNot(proved)) ??
      registrationRefusal(link, address, members, { older, id: had, named: taken });
    if (reason === undefined) {
      if (older === undefined) return this.#register(newcomer, address, had);
      expel(older, TAKEN_OVER, 'the holder of its key registered again');
      return this.#admit(newcomer); // another may have waited for the same address
    }
    const holder = members.byAddress(address);
    const mayBeGone = holder !== undefined && members.byHome(link) === undefined;
    const refuse = () => this.#refuse(newcomer, reason);
    if (!mayBeGone || !claims.canAsk(holder)) return refuse();
    claims.ask(holder, { link, register: () => this.#admit(newcomer), refuse }, runs());
  }

  /** Others come first. */
  #wait(newcomer: Newcomer, recovery: Recovery): void {
    const { link, memory } = newcomer;
    const isReturning = this.#isOfOurNetwork(memory) && memory.id >= 0;
    if (!recovery.wait(link, isReturning, () => this.#admit(newcomer))) {
      return this.#refuse(newcomer, 'too many nodes register at this moment; try again');
    }
    this.#host.silenceIsOver(link);
  }

  /** The ID that a node without a name had and may have again, or -1. */
  #hadOf({ memory }: Newcomer, address: Address): number {
    const { recovery } = this.#host;
    return recovery !== undefined && this.#isOfOurNetwork(memory) ? recovery.idOf(memory.id, address) : -1;
  }

  #isOfOurNetwork(memory: Belonging | undefined): memory is Belonging {
    const { network } = this.#host.options;
    return network !== undefined && memory !== undefined && equalBytes(memory.network, network.key);
  }

  #isOfAnotherNetwork(memory: Belonging | undefined): boolean {
    return memory !== undefined && memory.network.length > 0 && !this.#isOfOurNetwork(memory);
  }

  #refuse(newcomer: Newcomer, reason: string): void {
    const { link, host } = newcomer;
    this.#host.effects.report({ kind: 'refused', what: 'registration', host, reason });
    this.#answer({ ...newcomer, abilities: NO_ABILITIES }, -1, `Registration refused: ${reason}`);
    if (this.#host.members.byHome(link) === undefined) this.#host.close(link);
  }

  /** `had`: the ID that it gets if that is free, or -1. */
  #register(newcomer: Newcomer, address: Address, had = -1): void {
    const { members, named, recovery, epochs } = this.#host;
    const { link, host, program, abilities, memory, proved } = newcomer;
    const name = proved && named!.take(proved, recovery?.isLost);
    recovery?.returned(had, address);
    const member = members.add(address, host, link, program, {
      ...abilities,
      ...(name ? { named: name } : { id: had }),
    });
    if (this.#isOfOurNetwork(memory) && (proved !== undefined || had >= 0))
      recovery?.sees(memory.epoch, epochs);
    recovery?.memory.joined(member);
    this.#host.silenceIsOver(link);
    this.#answer(
      newcomer,
      member.id,
      `Registration request successful. The number of messaging nodes currently constituting the overlay is (${members.size}).`,
    );
    this.#host.joined(member);
  }

  #answer({ link, program, abilities, memory, proved }: Newcomer, result: number, info: string): void {
    const { options, recovery, effects } = this.#host;
    const { geometry, living, network } = options;
    const ours = extension(program, {
      version: EXTENSION_VERSION,
      ...(abilities.presence && { presence: true as const }),
      ...(abilities.living && living !== undefined && { living: metricOf(geometry) }),
      ...proved?.sign(result, info),
      ...(memory && recovery && network && { network: network.key }),
    });
    effects.send(link, { kind: 'registrationResponse', result, info, ...ours });
  }

  /** `host`: where the connection comes from. */
  deregistration(link: Link, host: string, { address, id }: Deregistration): void {
    const { effects, members, deregistered } = this.#host;
    const member = members.byId(id);
    const reason = deregistrationRefusal(link, host, address, id, member);
    if (reason !== undefined || member === undefined) {
      const why = reason ?? '';
      effects.report({ kind: 'refused', what: 'deregistration', host, reason: why });
      const info = `Deregistration refused: ${why}`;
      return effects.send(link, { kind: 'deregistrationResponse', result: -1, info });
    }
    effects.send(link, {
      kind: 'deregistrationResponse',
      result: leftResult(link, member),
      info: `Node ${id} has left the overlay.`,
    });
    deregistered(member);
  }
}

const NO_ABILITIES: Abilities = { presence: false, living: false };

/** What a program says that it can do. */
function abilitiesOf({ ours }: Registration): Abilities {
  return { presence: ours?.presence === true, living: ours?.living === true };
}

const OTHER_NETWORK = 'it belongs to the network of another registry; start it again to join this one.';
const TAKEN_OVER = 'another process with the same key has registered.';
