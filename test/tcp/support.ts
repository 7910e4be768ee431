// Our own hosts in this process, on loopback, and what every test of them needs. Whatever is started here is ended
// after the test by `endAll`.

import { expect } from 'vitest';
import { hopsTable as hops } from '../../src/geometries/hops/table.ts';
import type { RegistryCommand } from '../../src/overlay/commands.ts';
import type { MessengerReport, RegistryReport, Summary } from '../../src/overlay/report.ts';
import { seedKey } from '../../src/random/draw.ts';
import { MessengerHost } from '../../src/tcp/messenger-host.ts';
import type { MessengerHostOptions } from '../../src/tcp/node-host.ts';
import { RegistryHost, type RegistryHostOptions } from '../../src/tcp/registry-host.ts';
import type { DialectName } from '../peers/dialects.ts';
import { type ForeignMessenger, type MessengerOptions, startMessenger } from '../peers/messenger.ts';
import { connectRaw, type RawConnection } from '../peers/raw.ts';
import { type ForeignRegistry, type RegistryOptions, startRegistry } from '../peers/registry.ts';
import { until } from '../peers/sockets.ts';

const LOOPBACK = '127.0.0.1';
const cleanUps: (() => unknown)[] = [];

export function atEnd(cleanUp: () => unknown): void {
  cleanUps.push(cleanUp);
}

export async function endAll(): Promise<void> {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
}

type Ended = Extract<RegistryReport, { kind: 'ended' }>;

/** Our registry, with all that it has reported. */
export class TestRegistry {
  readonly reports: RegistryReport[] = [];
  readonly host: RegistryHost;
  port = 0;

  constructor(options: Partial<RegistryHostOptions>) {
    this.host = new RegistryHost({
      key: seedKey('tcp'),
      idBits: 7,
      minNodes: 1,
      geometry: hops,
      report: (report) => this.reports.push(report),
      exit: () => {},
      ...options,
      timing: { listenerAnswerMs: 300, progressMs: 20, settleMs: 400, ...options.timing },
    });
  }

  of<K extends RegistryReport['kind']>(kind: K): Extract<RegistryReport, { kind: K }>[] {
    return this.reports.filter((report) => report.kind === kind) as Extract<RegistryReport, { kind: K }>[];
  }

  /** Gives a command and settles with its end. */
  async command(command: RegistryCommand): Promise<Ended> {
    const before = this.of('ended').length;
    this.host.command(command);
    await this.sees(
      () => this.of('ended').length > before,
      () => `the end of ${command.name}`,
    );
    return this.of('ended')[before]!;
  }

  async waitFor(nodes: number): Promise<void> {
    expect(await this.command({ name: 'wait-for', nodes })).toMatchObject({ outcome: 'done' });
  }

  async setUp(entries: number): Promise<void> {
    const ended = await this.command({ name: 'setup-overlay', entries });
    expect(ended).toMatchObject({ outcome: 'done', reason: '' });
  }

  /** A run, whatever comes of it. */
  async run(packets: number): Promise<Summary> {
    const before = this.of('summary').length;
    const ended = await this.command({ name: 'start-rounds', packets });
    expect(ended.outcome, ended.reason).not.toBe('failed');
    return this.of('summary')[before]!.summary;
  }

  /** A run that must lose nothing. */
  async runMatched(packets: number): Promise<Summary> {
    const summary = await this.run(packets);
    const sent = packets * summary.nodes.length;
    expect(summary).toMatchObject({ matched: true, missing: 0, totals: { sent, received: sent } });
    expect(summary.totals.sumReceived).toBe(summary.totals.sumSent);
    return summary;
  }

  /** Waits for something; says the last reports where it does not come. */
  sees(condition: () => boolean, what: () => string): Promise<void> {
    return until(condition, () => `${what()}; ${lastOf(this.reports)}`);
  }

  violations(): string[] {
    return this.of('violation').map(({ host, reason }) => `${host}: ${reason}`);
  }

  refusals(): string[] {
    return this.of('refused').map(({ what, host, reason }) => `${what} from ${host}: ${reason}`);
  }
}

export async function ourRegistry(options: Partial<RegistryHostOptions> = {}): Promise<TestRegistry> {
  const registry = new TestRegistry(options);
  registry.port = (await registry.host.listen(LOOPBACK, 0)).port;
  atEnd(() => registry.host.stop());
  return registry;
}

/** Nodes of ours in one host, with all that they have reported. */
export class TestMessengers {
  readonly reports: MessengerReport[] = [];
  readonly host: MessengerHost;
  /** The host's exit code, once all its nodes have ended. */
  code: number | undefined;

  constructor(registry: { readonly port: number }, nodes: number, options: Partial<MessengerHostOptions>) {
    this.host = new MessengerHost({
      registry: { host: LOOPBACK, port: registry.port },
      key: seedKey('messengers'),
      nodes,
      port: 0,
      noPipes: true,
      probeMs: 200,
      report: (_row, report) => this.reports.push(report),
      exit: (code) => {
        this.code = code;
      },
      ...options,
      timing: { retryRegistryMs: [], answerMs: 50, deregisterMs: 1000, peerRetryMs: 50, ...options.timing },
    });
  }

  of<K extends MessengerReport['kind']>(kind: K): Extract<MessengerReport, { kind: K }>[] {
    return this.reports.filter((report) => report.kind === kind) as Extract<MessengerReport, { kind: K }>[];
  }

  get ids(): number[] {
    return this.of('registered').map(({ id }) => id);
  }

  portOf(id: number): number {
    const { address } = this.of('registered').find((report) => report.id === id)!;
    return Number(address.split(':')[1]);
  }

  sees(condition: () => boolean, what: () => string): Promise<void> {
    return until(condition, () => `${what()}; ${lastOf(this.reports)}`);
  }

  violations(): string[] {
    return this.of('violation').map(({ host, reason }) => `${host}: ${reason}`);
  }

  /** All nodes deregister; settles with the exit code. */
  async leave(): Promise<number> {
    this.host.command({ name: 'exit-overlay' });
    await this.sees(
      () => this.code !== undefined,
      () => 'the exit',
    );
    return this.code!;
  }
}

/** What messengers register with: our registry, or a foreign one, which is told what they receive. */
type AnyRegistry = { readonly port: number } & Partial<Pick<ForeignRegistry, 'watch'>>;

/** Settles when all of them are registered. */
export async function ourMessengers(
  registry: AnyRegistry,
  nodes: number,
  options: Partial<MessengerHostOptions> = {},
): Promise<TestMessengers> {
  const messengers = new TestMessengers(registry, nodes, options);
  atEnd(() => messengers.code ?? messengers.leave());
  registry.watch?.(() => messengers.host.columns.received.reduce((sum, count) => sum + count, 0));
  messengers.host.start();
  await messengers.sees(
    () => messengers.ids.length === nodes,
    () => `${nodes} registrations, ${messengers.ids.length} have come`,
  );
  return messengers;
}

/** A registry of ours and so many nodes of ours, set up. */
export async function ourOverlay(
  nodes: number,
  entries: number,
  {
    registry = {},
    messengers = {},
  }: { registry?: Partial<RegistryHostOptions>; messengers?: Partial<MessengerHostOptions> } = {},
): Promise<{ registry: TestRegistry; messengers: TestMessengers }> {
  const ours = { registry: await ourRegistry(registry) };
  const all = { ...ours, messengers: await ourMessengers(ours.registry, nodes, messengers) };
  await ours.registry.setUp(entries);
  return all;
}

export async function foreignMessengers(
  dialect: DialectName,
  registry: AnyRegistry,
  count: number,
  options: Partial<MessengerOptions> = {},
): Promise<ForeignMessenger[]> {
  const messengers: ForeignMessenger[] = [];
  while (messengers.length < count) {
    const at = { host: LOOPBACK, port: registry.port };
    const messenger = await startMessenger({ dialect, registry: at, record: true, ...options });
    atEnd(() => messenger.kill());
    registry.watch?.(() => messenger.counters.received);
    messengers.push(messenger);
  }
  return messengers;
}

export async function foreignRegistry(
  dialect: DialectName,
  options: Partial<RegistryOptions> = {},
): Promise<ForeignRegistry> {
  const registry = await startRegistry({ dialect, ...options });
  atEnd(() => registry.stop());
  return registry;
}

export async function rawTo(port: number, localAddress?: string): Promise<RawConnection> {
  const raw = await connectRaw(port, localAddress === undefined ? {} : { localAddress });
  atEnd(() => raw.destroy());
  return raw;
}

/** Settles when the other side has closed the connection. */
export function closes(raw: RawConnection, what: string): Promise<void> {
  return until(
    () => raw.isClosed,
    () => `the connection is closed: ${what}`,
  );
}

function lastOf(reports: readonly object[]): string {
  const text = (report: object) =>
    JSON.stringify(report, (_, value) => (typeof value === 'bigint' ? String(value) : value));
  return `last reports:\n${reports
    .slice(-8)
    .map((report) => `  ${text(report).slice(0, 300)}`)
    .join('\n')}`;
}
