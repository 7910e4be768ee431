// A registry on a stage: commands of a conversation in, its effects out.

import { hopsTable as hops } from '../../src/geometries/hops/table.ts';
import { livingTables } from '../../src/geometries/living.ts';
import { proofText } from '../../src/overlay/claim.ts';
import type { RegistryCommand } from '../../src/overlay/commands.ts';
import type { Challenge, Claim, Message } from '../../src/overlay/message.ts';
import { Puzzle } from '../../src/overlay/puzzle.ts';
import type { RegistryReport } from '../../src/overlay/report.ts';
import { seedKey } from '../../src/random/draw.ts';
import type { RegistryEvent, RegistryOptions } from '../../src/registry/host.ts';
import { DEFAULT_LIMITS } from '../../src/registry/proofs.ts';
import { Registry } from '../../src/registry/registry.ts';
import { bytesOf, signerOf } from './keys.ts';
import { commonEvent, Recorder } from './recorder.ts';
import { parseMessage, splitField } from './text.ts';

export class RegistryStage {
  readonly #effects = new Recorder<RegistryReport>();
  #registry: Registry;
  readonly #options: RegistryOptions;
  readonly #nodeOn = new Map<number, number>();
  readonly #challenges = new Map<number, Challenge>();
  readonly #claims = new Map<
    number,
    { readonly owner: string; readonly claim: Claim; readonly address: string }
  >();
  #nextLink = 1;

  /**
   * Words: `names` (nodes may have names), `memory` (and it remembers them), `living` (the overlay is), `seed=...`,
   * `id-bits=7`, `min-nodes=2`, `settle-ms=2000`, `heartbeat-ms=1000`, `free=1`.
   */
  constructor(words: readonly string[]) {
    const options = new Map(words.filter((word) => word.includes('=')).map(splitField));
    const remembers = words.includes('memory');
    this.#options = {
      key: seedKey(options.get('seed') ?? 'conversation'),
      idBits: Number(options.get('id-bits') ?? 7),
      minNodes: Number(options.get('min-nodes') ?? 2),
      geometry: hops,
      ...(words.includes('living') && { living: livingTables('hops', seedKey('conversation')) }),
      ...(remembers && { own: signerOf('its own'), memory: { records: new Map(), isLost: false } }),
      ...((remembers || words.includes('names')) && {
        network: signerOf('the registry'),
        proofs: {
          ...DEFAULT_LIMITS,
          perHost: 2,
          inAll: 3,
          waiting: 2,
          free: Number(options.get('free') ?? DEFAULT_LIMITS.free),
          puzzleBits: 4,
          perName: 2,
        },
      }),
      timing: {
        settleMs: Number(options.get('settle-ms') ?? 2000),
        waitMs: Number(options.get('wait-ms') ?? 0),
        heartbeatMs: Number(options.get('heartbeat-ms') ?? 0),
      },
    };
    this.#registry = new Registry(this.#effects, this.#options);
  }

  play(words: readonly string[]): string[] {
    const [what, ...rest] = words;
    switch (what) {
      case 'hide':
        this.#effects.hide(rest.join(' '));
        return [];
      case 'join':
        return this.#join(rest, ' ours.version=1');
      case 'join-alive':
        return this.#join(rest, ' ours.version=1 ours.presence=true');
      case 'join-again':
        return this.#joinAgain(rest);
      case 'restart':
        return this.#restart(rest[0] === 'without-records');
      case 'join-living':
        return this.#join(rest, ' ours.version=1 ours.living=true');
      case 'beats':
        return this.#beats(rest);
      case 'join-foreign':
        return this.#join(rest, '');
      case 'set-up':
        return this.#setUp(rest);
      case 'claim':
        return this.#claim(rest);
      case 'claim-solving':
        return this.#claim(rest, { puzzles: true });
      case 'prove':
        return this.#prove(rest);
      case 'prove-unsolved':
        return this.#prove(rest, false);
      case 'message':
        return this.#step({ kind: 'message', link: Number(rest[0]), message: parseMessage(rest.slice(1)) });
      case 'all':
        return [...this.#nodeOn.keys()].flatMap((link) => this.play(['message', String(link), ...rest]));
      case 'nothing-moves':
        return this.#rounds(rest);
      case 'relays-for-ever':
        return this.#relays(rest);
      case 'short-for-ever':
        return this.#short(rest);
      case 'until-asked':
        return this.#untilAsked();
      case 'timer':
        this.#effects.fire(rest[0]!);
        return this.#step({ kind: 'timer', timer: rest[0]! });
      case 'short':
        return this.#step({ kind: 'short', link: Number(rest[0]), reason: rest.slice(1).join(' ') });
      case 'command':
        return this.#step({ kind: 'command', command: toCommand(rest) });
      default: {
        const event = commonEvent(words);
        if (event === undefined) throw new Error(`a registry is not told: ${words.join(' ')}`);
        if (event.kind === 'accepted') this.#nextLink = event.link + 1;
        return this.#step(event);
      }
    }
  }

  /** It is killed and started again, with what it has kept or without. */
  #restart(isLost: boolean): string[] {
    const { records, timers } = this.#effects;
    if (isLost) records.clear();
    timers.clear();
    this.#nodeOn.clear();
    this.#registry = new Registry(this.#effects, {
      ...this.#options,
      memory: { records: new Map(records), isLost },
    });
    this.#registry.begin();
    return this.#effects.take();
  }

  /** `join-again 5 5001 id=21 epoch=3`: a node without a name comes back; `network=` whose it belongs to. */
  #joinAgain([link = '', port = '', ...words]: readonly string[]): string[] {
    const said = new Map(words.map(splitField));
    const network = signerOf(said.get('network') ?? 'the registry').key;
    const epoch = { term: 1, n: Number(said.get('epoch') ?? 0) };
    const memory = { network, id: Number(said.get('id') ?? -1), epoch };
    const message: Message = {
      kind: 'registration',
      address: `127.0.0.1:${port}`,
      ours: { version: 1, memory },
    };
    return [...this.play(['accept', link]), ...this.#step({ kind: 'message', link: Number(link), message })];
  }

  #step(event: RegistryEvent): string[] {
    this.#registry.step(event);
    for (const [link, message] of this.#effects.sent) {
      if (message.kind === 'challenge') this.#challenges.set(link, message);
    }
    const told = this.#effects.take();
    for (const [, closed, left] of this.#effects.taken.matchAll(
      /^close (\d+)|^send (\d+) deregistrationResponse result=\d/gm,
    )) {
      this.#nodeOn.delete(Number(closed ?? left));
    }
    const registered = /^send (\d+) registrationResponse result=(\d+)/m.exec(this.#effects.taken);
    if (registered !== null) this.#nodeOn.set(Number(registered[1]), Number(registered[2]));
    return told;
  }

  /** Round after round in which all answer and nothing has moved, until the registry has waited long enough. */
  #rounds([run = '']: readonly string[]): string[] {
    const told: string[] = [];
    for (let round = 0; round < 1000; round++) {
      told.push(...this.play(['timer', 'round']));
      if (this.#effects.taken.includes('want=pairs')) return told;
      told.push(...this.play(['all', 'trafficSummary', `ours.${run}`]));
      if (!this.#effects.timers.has('round')) return told;
    }
    throw new Error('the registry asks for ever');
  }

  /** Round after round in which those on these links have relayed one packet more, until the command ends. */
  #relays([run = '', ...links]: readonly string[]): string[] {
    const told: string[] = [];
    for (let round = 0; round < 1000; round++) {
      if (this.#effects.timers.has('round')) told.push(...this.play(['timer', 'round']));
      for (const link of [...this.#nodeOn.keys()].map(String)) {
        const counters = links.includes(link) ? ['relayed=1'] : [];
        told.push(...this.play(['message', link, 'trafficSummary', ...counters, `ours.${run}`]));
      }
      if (told.some((line) => line.startsWith('report ended'))) return told;
    }
    throw new Error('the run goes on for ever');
  }

  /** Round after round in which all have packets that wait for a port, until the command ends. */
  #short([run = '']: readonly string[]): string[] {
    const told: string[] = [];
    for (let round = 0; round < 5000; round++) {
      if (this.#effects.timers.has('round')) told.push(...this.play(['timer', 'round']));
      told.push(...this.play(['all', 'trafficSummary', `ours.${run}`, 'ours.awaitingSockets=1']));
      if (told.some((line) => line.startsWith('report ended'))) return told;
    }
    throw new Error('the run goes on for ever');
  }

  /** So many heartbeats, each answered by the nodes on these links. */
  #beats([count = '', ...links]: readonly string[]): string[] {
    return Array.from({ length: Number(count) }).flatMap(() => [
      ...this.play(['timer', 'heartbeat']),
      ...links.flatMap((link) => this.play(['message', link, 'heartbeatResponse'])),
    ]);
  }

  /** Pauses, until somebody is asked. */
  #untilAsked(): string[] {
    const told: string[] = [];
    for (let round = 0; round < 2000; round++) {
      told.push(...this.play(['timer', 'round']));
      if (this.#effects.taken.includes('requestTrafficSummary')) return told;
    }
    throw new Error('the registry asks nobody');
  }

  /**
   * `claim 1 5001 bob`: a node at that port of 127.0.0.1 claims the name; `bob mallory`: with the key of mallory;
   * `id=21 epoch=3`: what it had; `claim-solving`: it solves puzzles.
   */
  #claim(
    [link = '', port = '', name = '', ...rest]: readonly string[],
    can: { readonly puzzles?: true } = {},
  ): string[] {
    const said = new Map(rest.filter((word) => word.includes('=')).map(splitField));
    const owner = rest.find((word) => !word.includes('=')) ?? name;
    const id = Number(said.get('id') ?? -1);
    const claim = { name, key: signerOf(owner).key, nonce: bytesOf(`${owner} on ${link}`), id };
    const address = port.includes(':') ? port : `127.0.0.1:${port}`;
    this.#claims.set(Number(link), { owner, claim, address });
    const epoch = { term: 1, n: Number(said.get('epoch') ?? 0) };
    const memory = said.size > 0 && { memory: { network: signerOf('the registry').key, id, epoch } };
    const message: Message = {
      kind: 'registration',
      address,
      ours: { version: 1, claim, ...can, ...memory },
    };
    return this.#step({ kind: 'message', link: Number(link), message });
  }

  /**
   * `prove 1`: the answer to the challenge on that link, with the solution of its puzzle; `prove 2 1`: that answer again, on
   * link 2; `prove-unsolved 1`: with a number that solves nothing.
   */
  #prove([link = '', of = link]: readonly string[], isSolved = true): string[] {
    const challenge = this.#challenges.get(Number(of));
    const { owner, claim, address } = this.#claims.get(Number(of))!;
    if (challenge === undefined) throw new Error(`no challenge came on link ${of}`);
    const { network, nonce, puzzle = 0 } = challenge;
    const { seal, sign } = signerOf(owner);
    const signature = sign(proofText(seal, { claim, address, network, nonce }));
    const solution = new Puzzle(seal, nonce, puzzle).attempt(1000)!;
    const counter = isSolved ? solution : solution - 1;
    const message = { kind: 'proof', signature, ...(puzzle > 0 && { counter }) } as const;
    return this.#step({ kind: 'message', link: Number(link), message });
  }

  /** Nodes that listen on those ports of 127.0.0.1 register, each on the next link. */
  #join(ports: readonly string[], ours: string): string[] {
    return ports.map((port) => {
      const link = this.#nextLink;
      this.play(['accept', String(link)]);
      this.play(['message', String(link), ...`registration address=127.0.0.1:${port}${ours}`.split(' ')]);
      return `node ${this.#nodeOn.get(link)} on link ${link}`;
    });
  }

  /** The overlay is set up, and every node of ours says that it is connected to its peers. */
  #setUp([entries = '1']: readonly string[]): string[] {
    this.play(['command', 'setup-overlay', entries]);
    const epoch = /setting-up epoch=(\d+)/.exec(this.#effects.taken)![1];
    return [...this.#nodeOn].flatMap(([link, id]) => {
      const answer = `nodeRegistryResponse result=${id} ours.epoch=${epoch}`.split(' ');
      return this.play(['message', String(link), ...answer]);
    });
  }
}

function toCommand([name, ...words]: readonly string[]): RegistryCommand {
  const [first, second] = words.map(Number);
  switch (name) {
    case 'setup-overlay':
      return { name, entries: first! };
    case 'start-rounds':
      return { name, packets: first! };
    case 'path':
      return { name, source: first!, sink: second! };
    case 'remove':
      return { name, id: first! };
    case 'wait-for':
      return { name, nodes: first! };
    case 'forget':
      return { name, who: words[0]! };
    default:
      return { name: name as 'exit' };
  }
}
