// Invariants of every simulation that can be checked at its end. Those that must be watched while it runs are
// in swarm/watch.ts.

import type { Summary } from '../overlay/report.ts';
import type { Result } from './run-scenario.ts';
import type { Scenario } from './scenario.ts';

export const CHECKS = {
  throws: 'no core ever throws',
  ends: 'a simulation comes to its end',
  account: 'the world loses no packet from sight: originated = received + dropped + lost',
  alive: 'no packet is left when all is over',
  unchanged: 'what arrives is what was sent, once',
  twice: 'no packet meets a node twice',
  overshoot: 'no packet goes past its sink, and each hop brings it nearer',
  sums: 'a summary adds up: totals over nodes, missing = sent - received, relayed = hops - received',
  'false match': 'a run of which a packet was lost is never reported as matched',
  'false alarm': 'a run of which nothing was lost, and no node, is matched',
  reported: 'what the registry reports of a node is what passed through that node',
  complete: 'a run that is done has sent what was ordered',
  outcome: 'every command ends, once, with an outcome',
  stopped: 'a command that is stopped ends at once, and a run then tells what is known, as not verified',
  removed: 'a node that is removed is registered no more, and ends when it is told',
  status: 'a status says what is under way, and waits for none but registered nodes',
  epoch: 'after a set-up every node is in the overlay that the registry believes in',
  tables: 'a routing table is what its geometry is defined to be',
  links: 'a node that says it is set up has an open link to each of its peers',
  ids: 'a new node has the first ID of the sequence that nobody has',
  named: 'the packets that a summary names as missing or too many are those that are',
  away: 'a node is said to be away if it has not answered heartbeats for as long as the bound says, and else not',
  timer: 'no timer is left when what it was set for is over',
  connection:
    'no connection is left when it has ended, or when all have left, and no packet is put on one that has',
  queue: 'no queue grows above its bound',
  stays: 'every node that is told to leave ends, and every node whose registry is gone for good',
  says: 'a node that ends, and was not told to, says why',
  returns: 'a node is never refused because of what was at its address before it',
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
    const crashed = world.nodes[0]!.crashed !== 'no';
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
