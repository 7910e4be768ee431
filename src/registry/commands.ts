// What each command does at the registry, one entry per command. overlay/commands.ts has their names, arguments and help.

import { formatAddress } from '../overlay/address.ts';
import type { RegistryCommand, RegistryCommandName } from '../overlay/commands.ts';
import type { MemberView, RegistryReport, Summary, TableView } from '../overlay/report.ts';
import type { Metric } from '../routing/geometry.ts';
import { path } from '../routing/path.ts';
import type { LostNode, Member } from './members.ts';
import type { Presence } from './presence.ts';
import type { Status } from './status.ts';

/** The registry, as its commands see it. */
export interface CommandHost {
  /** Of the living overlay, or of the last set-up; undefined: there is none. In clockwise order. */
  readonly tables: readonly TableView[] | undefined;
  readonly lastSummary: Summary | undefined;
  readonly metric: Metric;
  readonly presence: Presence;
  /** In order of ID. */
  members(): readonly Member[];
  report(report: RegistryReport): void;
  /** Ends the command. */
  done(): void;
  fail(reason: string): void;
  /** These three end the command later, when the work that they start is done. */
  setUp(entries: number | undefined): void;
  startRun(packets: number): void;
  waitFor(nodes: number): void;
  /** Nodes that are lost and keep their IDs. */
  lost(): readonly LostNode[];
  /** False if no node has that ID, or is kept it for. */
  remove(id: number): boolean;
  /** False: there is no such name. */
  forget(name: string): boolean;
  status(): Status;
  /** Ends the command under way; false if there is none. */
  stop(): boolean;
  exit(): void;
}

type Commands = {
  readonly [N in RegistryCommandName]: (host: CommandHost, command: RegistryCommand<N>) => void;
};

const NO_OVERLAY = 'there is no overlay yet: setup-overlay';

const COMMANDS: Commands = {
  'list-messaging-nodes': (host) => {
    const members = host.members().map((member): MemberView => {
      const { id, address, program, state, named } = member;
      const away = host.presence.isAway(member) && { away: true as const };
      const name = named && { name: named.name };
      return { id, address: formatAddress(address), ours: program.declared, state, ...away, ...name };
    });
    const lost = host.lost().map(({ id, name, address, ours }): MemberView => {
      return { id, address, ours, state: 'lost', away: true, ...(name !== '' && { name }) };
    });
    host.report({ kind: 'nodes', members: [...members, ...lost].sort((a, b) => a.id - b.id) });
    host.done();
  },
  who: (host) => {
    host.report(host.presence.who(host.members(), host.lost()));
    host.done();
  },
  'list-routing-tables': (host) => {
    const { tables } = host;
    if (tables === undefined) return host.fail(NO_OVERLAY);
    host.report({ kind: 'tables', tables });
    host.done();
  },
  'traffic-summary': (host) => {
    if (host.lastSummary === undefined) return host.fail('there has been no run yet: start-rounds <packets>');
    host.report({ kind: 'summary', summary: host.lastSummary });
    host.done();
  },
  'setup-overlay': (host, { entries }) => host.setUp(entries),
  'start-rounds': (host, { packets }) => host.startRun(packets),
  path: (host, { source, sink }) => {
    const tables = new Map(host.tables?.map(({ id, peers }) => [id, Int32Array.from(peers, (p) => p.id)]));
    if (tables.size === 0) return host.fail(NO_OVERLAY);
    const unknown = [source, sink].find((id) => !tables.has(id));
    if (unknown !== undefined) return host.fail(`no node ${unknown} is in the overlay: list-messaging-nodes`);
    const ids = path(source, sink, tables.size, (id) => tables.get(id)!, host.metric);
    if (ids === undefined) return host.fail(`no path leads from ${source} to ${sink}`);
    host.report({ kind: 'path', source, sink, ids });
    host.done();
  },
  'wait-for': (host, { nodes }) => host.waitFor(nodes),
  remove: (host, { id }) => {
    return host.remove(id) ? host.done() : host.fail(`no node ${id} is registered: list-messaging-nodes`);
  },
  forget: (host, { who }) => {
    return host.forget(who) ? host.done() : host.fail(`no node has the name "${who}": list-messaging-nodes`);
  },
  status: (host) => {
    host.report({ kind: 'status', ...host.status() });
    host.done();
  },
  stop: (host) => (host.stop() ? host.done() : host.fail('no command is under way')),
  exit: (host) => host.exit(),
};

export function runCommand<N extends RegistryCommandName>(
  host: CommandHost,
  command: RegistryCommand<N>,
): void {
  const run: Commands[N] = COMMANDS[command.name as N];
  run(host, command);
}
