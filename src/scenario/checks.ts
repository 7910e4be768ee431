// Invariants of every simulation that can be checked at its end. Those that must be watched while it runs are
// in swarm/watch.ts.

import type { Summary } from '../overlay/report.ts';
import { REGISTRY_CRASHED, type Result } from './run-scenario.ts';
import type { Scenario } from './scenario.ts';

export const CHECKS = {
  throws: 'no core ever throws',
  ends: 'a simulation ends',
  account: 'every packet is accounted for: originated = received + dropped + lost',
  alive: 'no packet is in flight at the end',
  unchanged: 'what arrives is what was sent, once',
  twice: 'no packet visits a node twice',
  overshoot: 'no packet goes past its sink, and each hop brings it nearer',
  sums: 'a summary adds up: totals over nodes, missing = sent - received, relayed = hops - received',
  'false match': 'a run that lost a packet is never reported as matched',
  'false alarm': 'a run that lost no packet and no node is matched',
  reported: 'what the registry reports of a node is what passed through that node',
  complete: 'a run that is done has sent all ordered packets',
  outcome: 'every command ends exactly once, with an outcome',
  stopped: 'a stopped command ends at once; a stopped run reports what is known, as not verified',
  removed: 'a removed node is no longer registered, and exits when it is told',
  status: 'a status says what is under way, and waits only for registered nodes',
  epoch: 'after a set-up every node is in the overlay that the registry has set up',
  tables: 'a routing table follows the definition of its geometry',
  links: 'a node that reports a set-up has an open link to each of its peers',
  ids: 'a new node gets the first free ID of the sequence, and one that has a name its own',
  owner: 'no ID has two owners, and no name two keys; a node with a name that comes back has its ID',
  who: 'who shows all nodes that are registered, and those that are lost and keep their names, as away',
  named: 'a summary names exactly the packets that are missing or duplicated',
  away: 'a node is said to be away if it has not answered heartbeats for as long as the bound says, and else not',
  living:
    'once nothing changes, a living table is that of the registered nodes and of the epoch told last; epochs never fall',
  traced: 'once nothing changes, a message finds its way over living tables',
  owners: 'no ID has two owners, before and after the registry crashed',
  names: 'no name has two keys, before and after the registry crashed',
  falls: 'epochs never fall',
  kept: 'what a registry with a disk has told anybody it knows after a crash',
  timer: 'no timer outlives what it was set for',
  connection:
    'a connection that has ended is closed, none is left when all nodes have left, and no packet is sent on a closed one',
  queue: 'no queue exceeds its limit',
  stays: 'a node exits when it is told to leave, or when its registry does not come back',
  says: 'a node that exits without being told to says why',
  returns: 'a node is never refused because of an earlier node at its address',
  'gives up': 'a node that can reach the registry is not given up, and does not give up',
} as const;

export type CheckName = keyof typeof CHECKS;

export interface Violation {
  readonly check: CheckName;
  readonly detail: string;
}

/** Receives each violation. */
export type Found = (check: CheckName, detail: string) => void;

/** Reports the violations in a simulation that has ended. */
export function check(result: Result, scenario: Scenario): Violation[] {
  const { world, complete, events } = result;
  if (!complete) return [{ check: 'ends', detail: `${events} events, and no end` }];
  const { originated, received, dropped, lost } = world.truth;
  const { alive } = world.packets;
  const violations = [...checkCommands(result, scenario), ...result.summaries.flatMap(checkSummary)];
  const found: Found = (check, detail) => violations.push({ check, detail });
  if (originated !== received + dropped + lost + alive) {
    found(
      'account',
      `originated ${originated}, received ${received}, dropped ${dropped}, lost ${lost}, alive ${alive}`,
    );
  }
  if (alive > 0) found('alive', `${alive} packets`);
  for (const { index, up } of world.nodes) if (up) found('stays', `the node at ${index} is up at the end`);
  for (const { id, node, link, state } of world.network.ends) {
    if (state === 'open') found('connection', `end ${id}, link ${link} of the node at ${node}, is open`);
  }
  const { maxInFlight, putOnClosed } = world.traffic;
  if (putOnClosed > 0) found('connection', `${putOnClosed} packets were put on links that were closed`);
  const { maxWaiting } = world.network;
  const bound = scenario.network.windowPackets;
  if (maxInFlight > bound) found('queue', `${maxInFlight} packets on a link`);
  if (maxWaiting > bound) found('queue', `${maxWaiting} packets wait at the end of a link`);
  return violations;
}

function checkCommands({ commands, world }: Result, scenario: Scenario): Violation[] {
  const exited = commands.some(({ command, outcome }) => command.name === 'exit' && outcome === 'done');
  const last = commands.at(-1);
  if (last?.outcome === 'unfinished') {
    // The watchers check whether that many nodes ever registered.
    const crashed = world.nodes[0]!.crashed !== 'no' || last.reason === REGISTRY_CRASHED;
    if (exited || crashed || last.command.name === 'wait-for') return [];
    return [{ check: 'outcome', detail: `${last.command.name}: ${last.reason}` }];
  }
  if (commands.length === scenario.commands.length) return [];
  return [
    { check: 'outcome', detail: `${commands.length} of ${scenario.commands.length} commands were given` },
  ];
}

function checkSummary({
  run,
  nodes,
  totals,
  missing,
  hops,
  matched,
  faults,
  faultCount,
}: Summary): Violation[] {
  const wrong: string[] = [];
  for (const field of ['sent', 'received', 'relayed', 'dropped'] as const) {
    const sum = nodes.reduce((total, node) => total + node[field], 0);
    if (sum !== totals[field]) wrong.push(`${field} ${totals[field]}, the nodes' ${sum}`);
  }
  for (const field of ['sumSent', 'sumReceived'] as const) {
    const sum = nodes.reduce((total, node) => total + node[field], 0n);
    if (sum !== totals[field]) wrong.push(`${field} ${totals[field]}, the nodes' ${sum}`);
  }
  if (missing !== totals.sent - totals.received) wrong.push(`missing ${missing}`);
  if (hops !== totals.relayed + totals.received) wrong.push(`hops ${hops}`);
  if (matched && (missing !== 0 || totals.sumSent !== totals.sumReceived)) wrong.push('matched');
  if (matched && faultCount > 0) wrong.push(`matched, with ${faultCount} faults`);
  if (faults.length > faultCount) wrong.push(`${faults.length} of ${faultCount} faults`);
  return wrong.map((what) => ({ check: 'sums', detail: `run ${run}: ${what}` }));
}
