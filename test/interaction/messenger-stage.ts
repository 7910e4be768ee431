// A messenger on a stage: commands of a conversation in, its effects out.

import type { MessengerEffects, MessengerEvent } from '../../src/messenger/host.ts';
import { Messenger } from '../../src/messenger/messenger.ts';
import type { Peer } from '../../src/messenger/peer-links.ts';
import { parseAddress } from '../../src/overlay/address.ts';
import { answerText } from '../../src/overlay/claim.ts';
import { Columns } from '../../src/overlay/columns.ts';
import type { Challenge, Claim, Message } from '../../src/overlay/message.ts';
import type { Link } from '../../src/overlay/node.ts';
import {
  countDropped,
  countReceived,
  countRelayed,
  DELIVERED,
  dropReason,
  route,
} from '../../src/overlay/packets.ts';
import type { MessengerCommand, MessengerReport } from '../../src/overlay/report.ts';
import { seedKey } from '../../src/random/draw.ts';
import { bytesOf, signerOf } from './keys.ts';
import { commonEvent, Recorder } from './recorder.ts';
import { parseMessage, splitField } from './text.ts';

class MessengerRecorder extends Recorder<MessengerReport> implements MessengerEffects {
  listen(host: string): void {
    this.write(`listen ${host}`);
  }

  carry(channel: number, link: Link, peer: Peer): void {
    const how = Number.isNaN(link) ? 'is dropped' : link === 0 ? 'waits' : `goes out on ${link}`;
    this.write(`channel ${channel} to node ${peer.id} ${how}`);
  }

  /** Ours show themselves. */
  expectPeers(silentNodes: number): void {
    if (silentNodes > 0) this.write('peers may be silent');
  }

  pin(network: Uint8Array): void {
    this.write(`pin network ${Buffer.from(network.subarray(0, 4)).toString('hex')}..`);
  }

  originate(): void {
    this.write('originate');
  }

  drain(): void {
    this.write('drain');
  }

  solve(_nonce: Uint8Array, bits: number): void {
    this.write(`solve a puzzle of ${bits} bits`);
  }
}

export class MessengerStage {
  readonly #effects = new MessengerRecorder();
  readonly #columns = new Columns(1);
  readonly #messenger: Messenger;
  #dead = new Set<number>();
  #claim: Claim | undefined;
  #challenges = 0;
  #asked: Pick<Challenge, 'network' | 'nonce'> | undefined;

  /**
   * Words: `registry=127.0.0.1:12345`, `seed=...`, `advertise=host:port`, `presence=yes`, `reconnect-ms=...`, `name=...`, `network=` whose key it
   * knows.
   */
  constructor(words: readonly string[]) {
    const options = new Map(words.map(splitField));
    const name = options.get('name');
    const network = options.get('network');
    const advertise = parseAddress(options.get('advertise') ?? '');
    this.#messenger = new Messenger(this.#columns, 0, this.#effects, {
      registry: parseAddress(options.get('registry') ?? '127.0.0.1:12345')!,
      key: seedKey(options.get('seed') ?? 'conversation'),
      ...(advertise === undefined ? {} : { advertise }),
      ...(options.get('presence') === 'yes' ? { presence: true } : {}),
      reconnectMs: Number(options.get('reconnect-ms') ?? 0),
      ...(name !== undefined && {
        identity: { name, signer: signerOf(name), ...(network && { network: signerOf(network).key }) },
      }),
    });
    this.#messenger.start();
  }

  play(words: readonly string[]): string[] {
    const [what, ...rest] = words;
    switch (what) {
      case 'messenger':
        return this.#effects.take();
      case 'hide':
        this.#effects.hide(rest.join(' '));
        return [];
      case 'listening':
        return this.#step({ kind: 'listening', address: parseAddress(rest[0]!)! });
      case 'message':
        return this.#step({ kind: 'message', link: Number(rest[0]), message: parseMessage(rest.slice(1)) });
      case 'challenge':
        return this.#challenge(rest);
      case 'solved':
        return this.#solved(rest);
      case 'remembers':
        return this.#remembers(rest);
      case 'accept-name':
        return this.#acceptName(rest);
      case 'key-of':
        return this.#keyOf(rest);
      case 'drained':
        return this.#step({ kind: 'drained' });
      case 'timer':
        this.#effects.fire(rest[0]!);
        return this.#step({ kind: 'timer', timer: rest[0]! });
      case 'command':
        return this.#command(rest);
      case 'dead':
        this.#dead = new Set(rest.map(Number));
        return [];
      case 'room':
        return this.#originate(Number(rest[0]));
      case 'packet':
        return this.#packet(rest);
      default: {
        const event = commonEvent(words);
        if (event === undefined) throw new Error(`a messenger is not told: ${words.join(' ')}`);
        return this.#step(event);
      }
    }
  }

  #step(event: MessengerEvent): string[] {
    this.#messenger.step(event);
    for (const message of this.#effects.sent.values()) {
      if (message.kind === 'registration') this.#claim = message.ours?.claim;
    }
    return this.#effects.take();
  }

  #command([name, who]: readonly string[]): string[] {
    const command = { name, ...(who !== undefined && { who }) } as MessengerCommand;
    return this.#step({ kind: 'command', command });
  }

  /** `challenge -1 registry`: that registry asks for a proof; `challenge -1 registry 18`: with a puzzle of so many bits. */
  #challenge([link = '', registry = '', bits]: readonly string[]): string[] {
    this.#asked = { network: signerOf(registry).key, nonce: bytesOf(`challenge${this.#challenges++ || ''}`) };
    const puzzle = bits === undefined ? {} : { puzzle: Number(bits) };
    return this.#step({
      kind: 'message',
      link: Number(link),
      message: { kind: 'challenge', ...this.#asked, ...puzzle },
    });
  }

  /** `solved 77`: that counter solves the puzzle; `solved 77 challenge`: that with the nonce of this text. */
  #solved([counter = '', text]: readonly string[]): string[] {
    const nonce = text === undefined ? this.#asked!.nonce : bytesOf(text);
    return this.#step({ kind: 'solved', nonce, counter: Number(counter) });
  }

  /** `remembers -1 registry 21`: that registry, which remembers its nodes, gives that ID. */
  #remembers([link = '', registry = '', id = '']: readonly string[]): string[] {
    const ours = { version: 1, network: signerOf(registry).key };
    const message = { kind: 'registrationResponse', result: Number(id), info: '', ours } as const;
    return this.#step({ kind: 'message', link: Number(link), message });
  }

  /** `accept-name -1 registry 21`: the registry gives that ID, and signs; of another, with another's key. */
  #acceptName([link = '', registry = '', id = '']: readonly string[]): string[] {
    const info = 'Registration request successful.';
    const registration = this.#effects.sent.get(Number(link)) as Message;
    const { seal, sign } = signerOf(registry);
    const asked = { ...this.#asked!, claim: this.#claim!, address: '127.0.0.1:5001' };
    const signature = sign(answerText(seal, asked, Number(id), info));
    if (registration.kind !== 'proof') throw new Error('it has proved nothing');
    return this.#step({
      kind: 'message',
      link: Number(link),
      message: { kind: 'registrationResponse', result: Number(id), info, ours: { version: 1, signature } },
    });
  }

  #keyOf([link = '', name = '', id = '']: readonly string[]): string[] {
    const key = signerOf(name).key;
    return this.#step({
      kind: 'message',
      link: Number(link),
      message: { kind: 'keyResponse', name, id: Number(id), key },
    });
  }

  /** There is room for so many packets. */
  #originate(room: number): string[] {
    let left = room;
    const more = this.#messenger.originate(100, {
      hasRoom: () => left > 0,
      emit: (channel, sink, payload) => {
        left--;
        const taken = !this.#dead.has(channel);
        this.#effects.write(
          `packet on channel ${channel} sink=${sink} payload=${payload}${taken ? '' : ' lost'}`,
        );
        return taken;
      },
    });
    this.#effects.write(more ? 'more to come' : 'no more');
    return this.#effects.take();
  }

  /** A packet arrives, and the host does with it what it is told to. */
  #packet(words: readonly string[]): string[] {
    const fields = new Map(words.map(splitField));
    const [source, sink, payload, hops] = ['source', 'sink', 'payload', 'hops'].map((name) => {
      return Number(fields.get(name) ?? 0);
    }) as [number, number, number, number];
    const to = route(this.#columns, 0, source, sink, hops);
    if (to === DELIVERED) countReceived(this.#columns, 0, source, payload);
    else if (to >= 0) countRelayed(this.#columns, 0);
    else countDropped(this.#columns, 0, to);
    return [
      to === DELIVERED ? 'received' : to >= 0 ? `relayed on channel ${to}` : `dropped: ${dropReason(to)}`,
    ];
  }
}
