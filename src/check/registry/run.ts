// Checks of a run: the start orders, the requests for summaries, and the sums.

import { count } from '../../text/text.ts';
import { type Check, Mismatch, Untried } from '../check.ts';
import { messageText } from '../frame-text.ts';
import { type Counters, completeCounters, splitCounters, sumOf } from './made-up.ts';
import type { KitNode } from './node.ts';
import { isUnder, linesAfter, missingIn, type Named, numbersIn } from './numbers.ts';
import { NODES } from './registration.ts';
import { setUp } from './set-up.ts';
import { type Mark, type RegistryStage, SILENCE_MS } from './stage.ts';

type RegistryCheck = Check<RegistryStage>;

const PACKETS = 25_000;
const PACKETS_AGAIN = 6000;
const ENTRIES_AGAIN = 4;
const PACKETS_WIDE = 6_000_000;
/** Exceeds 32 bits, signed or unsigned. */
const TOTAL = -5_000_000_000n;
/** Exceeds the exact integers of a double: 2^53 is 9,007,199,254,740,992. */
const TOTAL_WIDE = 10_000_000_000_000_000n;

/** The observed run, which later checks judge. */
interface Run {
  readonly counters: readonly Counters[];
  /** Orders seen when the command was typed. */
  readonly before: number;
  readonly mark: Mark;
}

const runs = new WeakMap<RegistryStage, Run>();

function runOf(stage: RegistryStage): Run {
  const run = runs.get(stage);
  if (run === undefined) throw new Untried('there was no run');
  return run;
}

/** Types the start command. Each node will report its list of counters, one per request. */
export async function startRun(
  stage: RegistryStage,
  packets: number,
  reports: readonly (readonly Counters[])[],
): Promise<Run> {
  stage.nodes.forEach((node, i) => {
    node.reports = [...reports[i]!];
  });
  const run = { counters: reports.map(sumOf), before: stage.orders.length, mark: stage.mark };
  runs.set(stage, run);
  await stage.command('start', packets);
  return run;
}

/** The same with complete counters in one answer; resolves when all nodes were asked for them. */
export async function wholeRun(stage: RegistryStage, packets: number, total: bigint): Promise<Run> {
  const counters = completeCounters(stage.nodes.length, packets, total);
  const run = await startRun(
    stage,
    packets,
    counters.map((one) => [one]),
  );
  await stage.allHave('requestTrafficSummary', run.before);
  return run;
}

/** Registers and sets up, on a separate start. */
async function ready(stage: RegistryStage): Promise<void> {
  await stage.registerAll(NODES);
  await setUp(stage);
  await stage.watch.quiet(READY_MS, 1000);
}

const SHOWN_MS = 1500;
/** Time for the answers to a set-up to arrive, as a program may refuse to start before. */
const READY_MS = 50;

const sumsOf = ({ counters }: Run): (number | bigint)[] => {
  const { sent, received, totalSent, totalReceived } = sumOf(counters);
  return [sent, received, totalSent, totalReceived];
};
const FOUR_SUMS = 'the sums of Sent, Received, TotalSent and TotalReceived';

interface Printed {
  readonly what: string;
  readonly limitMs?: number;
  /** A number of an interim report: only output after it counts. */
  readonly after?: number;
}

/** Waits until the program has printed the four sums; equal ones must be printed twice. */
export async function showsSums(
  stage: RegistryStage,
  run: Run,
  printed: Partial<Printed> = {},
): Promise<void> {
  await shows(stage, run, sumsOf(run), { what: FOUR_SUMS, ...printed });
}

/** Waits until the program has printed all of the numbers. */
async function shows(
  stage: RegistryStage,
  { mark }: Run,
  numbers: readonly (number | bigint)[],
  { what, limitMs = stage.options.patienceMs, after }: Printed,
): Promise<void> {
  if (stage.program === undefined)
    throw new Untried('the program was started by hand, so its output cannot be read');
  const text = () => (after === undefined ? stage.printed(mark) : linesAfter(stage.printed(mark), after));
  const missing = () => missingIn(text(), numbers);
  const all = () => (missing().length === 0 || stage.over() !== undefined ? true : undefined);
  await stage.watch.until(all, limitMs);
  const left = missing();
  if (left.length === 0) return;
  throw new Mismatch(
    `that it prints ${what}: ${numbers.map(count).join(', ')}`,
    `no ${left.map(count).join(', ')} in what it has printed; the last line is "${stage.program.lastLine}"`,
  );
}

/** Checks that the nodes' numbers are in the right columns, if the program prints a table with headings. */
function checkColumns(stage: RegistryStage, run: Run, of: (one: Counters) => readonly [Named, Named]): void {
  const lines = stage.printed(run.mark).split('\n');
  for (const one of run.counters) {
    const named = of(one);
    const row = lines.findIndex(
      (line) => missingIn(line, [one.totalSent, ...named.map(({ number }) => number)]).length === 0,
    );
    if (row < 0) continue;
    const heads = lines.slice(0, row).filter((line) => numbersIn(line).size === 0);
    const head = [...heads, lines[row]!].findLast((line) => named.every(({ name }) => name.test(line)));
    if (head === undefined || isUnder(head, lines[row]!, named)) continue;
    throw new Mismatch(
      `${named.map(({ number }) => count(number)).join(' and ')} under "${head.trim()}"`,
      `"${lines[row]!.trim()}"`,
    );
  }
}

/** Headings of packet columns, not of payload sums: `Sent`, not `TotalSent` or `Sum sent`. */
const SENT = /(?<!(?:sum|total)\W{0,3})sent/i;
const RECEIVED = /(?<!(?:sum|total)\W{0,3})rec(?:ei)?v/i;
const RELAYED = /relay|forward/i;

export const RUN: readonly RegistryCheck[] = [
  {
    name: 'run.starts-all',
    title: 'sends InitiateTask to every node when start-rounds is typed',
    source: 'Write your own messenger, 3',
    hint: 'read commands from stdin while you serve connections; --start-command says how yours is spelled',
    weight: 3,
    needs: ['setup.reaches-all'],
    async run(stage) {
      const [late] = stage.nodes as [KitNode];
      late.held.add('initiateTask');
      const counters = completeCounters(stage.nodes.length, PACKETS, TOTAL);
      const { before } = await startRun(
        stage,
        PACKETS,
        counters.map((one) => [one]),
      );
      await stage.allHave('initiateTask', before);
      return undefined;
    },
  },
  {
    name: 'run.packets',
    title: 'puts the number that was typed into Packets',
    source: 'The wire format, initiateTask',
    hint: 'Packets is field 13, unsigned, of 4 bytes',
    weight: 2,
    needs: ['run.starts-all'],
    looksBack: true,
    async run(stage) {
      const wrong = stage
        .ordersOf('initiateTask', runOf(stage).before)
        .find(({ message }) => message.packets !== PACKETS);
      if (wrong !== undefined)
        throw new Mismatch(`Packets ${count(PACKETS)}`, `Packets ${count(wrong.message.packets)}`);
      return undefined;
    },
  },
  {
    name: 'run.waits-for-all',
    title: 'requests summaries only after every node has sent TaskFinished',
    source: 'The wire format, taskFinished',
    hint: 'count the TaskFinished of different nodes, and ask when all have come: nodes that still send have not counted everything',
    weight: 3,
    needs: ['run.starts-all'],
    async run(stage) {
      const [late] = stage.nodes as [KitNode];
      const early = await stage.anyWithin('requestTrafficSummary', runOf(stage).before, SILENCE_MS);
      late.release('initiateTask');
      if (early === undefined) return undefined;
      throw new Mismatch(
        `no RequestTrafficSummary before node ${late.id} has said TaskFinished`,
        `one at node ${early.node.id}`,
      );
    },
  },
  {
    name: 'run.asks-all',
    title: 'requests a summary from every node',
    source: 'Write your own messenger, 5',
    hint: 'send RequestTrafficSummary to each node as you sent InitiateTask',
    weight: 3,
    needs: ['run.starts-all'],
    async run(stage) {
      await stage.allHave('requestTrafficSummary', runOf(stage).before);
      return undefined;
    },
  },
  {
    name: 'run.sums',
    title: 'adds the summaries up, and prints both sums of packets and both of payloads',
    source: 'The rules, A run is correct',
    hint: 'TotalSent and TotalReceived are signed 64-bit numbers, and so are their sums',
    weight: 3,
    needs: ['run.asks-all'],
    async run(stage) {
      const run = runOf(stage);
      await showsSums(stage, run);
      return undefined;
    },
  },
  {
    name: 'run.rows',
    title: 'prints the numbers of each node',
    source: 'The wire format, reportTrafficSummary',
    hint: 'a row for each node with its ID, Sent, Received, TotalSent and TotalReceived',
    weight: 2,
    needs: ['run.asks-all'],
    async run(stage) {
      const run = runOf(stage);
      const all = run.counters.flatMap(({ sent, received, totalSent, totalReceived }) => [
        sent,
        received,
        totalSent,
        totalReceived,
      ]);
      await shows(stage, run, all, { what: "each node's Sent, Received, TotalSent and TotalReceived" });
      checkColumns(stage, run, ({ sent, received }) => [
        { name: SENT, number: sent },
        { name: RECEIVED, number: received },
      ]);
      const lines = stage.printed(run.mark).split('\n').map(numbersIn);
      stage.nodes.forEach(({ id, address }, i) => {
        const { received, totalSent, totalReceived } = run.counters[i]!;
        const row = lines.find((numbers) => numbers.has(String(totalSent)));
        // A line that is not a row of a table does not tell which numbers belong together.
        if (row === undefined || !row.has(String(totalReceived))) return;
        const port = address.slice(address.lastIndexOf(':') + 1);
        if ((row.has(String(id)) || row.has(port)) && row.has(String(received))) return;
        throw new Mismatch(
          `node ${id} in the row with its numbers: ${[received, totalSent, totalReceived].map(count).join(', ')}`,
          `a row of ${[...row.keys()].join(', ')}`,
        );
      });
      return undefined;
    },
  },
  {
    name: 'run.relayed',
    title: 'prints how many packets each node has relayed',
    source: 'The wire format, reportTrafficSummary',
    hint: 'Relayed is field 12, Received field 13',
    weight: 1,
    needs: ['run.asks-all'],
    async run(stage) {
      const run = runOf(stage);
      const all = run.counters.map(({ relayed }) => relayed);
      await shows(stage, run, all, { what: "each node's Relayed" });
      checkColumns(stage, run, ({ received, relayed }) => [
        { name: RECEIVED, number: received },
        { name: RELAYED, number: relayed },
      ]);
      return undefined;
    },
  },
];

/** A second set-up and run, on a separate start or after the first run. */
export const AGAIN: readonly RegistryCheck[] = [
  {
    name: 'setup.again',
    title: 'sets up again, with another number of entries',
    source: 'Write your own messenger, 2',
    hint: 'forget the tables and answers of the first set-up',
    weight: 2,
    needs: ['run.asks-all'],
    async run(stage) {
      if (stage.nodes.length === 0) {
        await ready(stage);
        const run = await wholeRun(stage, PACKETS, TOTAL);
        // Some programs accept no command before they have printed the result of the last one.
        const isShown = () =>
          missingIn(stage.printed(run.mark), sumsOf(run)).length === 0 ? true : undefined;
        await stage.watch.until(isShown, SHOWN_MS);
      }
      const [late] = stage.nodes as [KitNode];
      late.held.add('nodeRegistry');
      const seen = await setUp(stage, ENTRIES_AGAIN);
      const wrong = seen.find(({ message }) => message.peers.length !== ENTRIES_AGAIN);
      if (wrong === undefined) return undefined;
      throw new Mismatch(`${ENTRIES_AGAIN} peers for each node`, messageText(wrong.message));
    },
  },
  {
    name: 'setup.waits-for-all',
    title: 'starts no run before every node has answered its NodeRegistry',
    source: 'The wire format, nodeRegistryResponse',
    hint: 'count the answers of different nodes, and let start-rounds wait, or refuse it, until all are there',
    weight: 3,
    needs: ['setup.again'],
    async run(stage) {
      if (stage.program === undefined)
        throw new Untried('the commands are typed by hand, so none comes too early');
      const [late] = stage.nodes as [KitNode];
      const before = stage.orders.length;
      await stage.command('start', 1);
      const early = await stage.anyWithin('initiateTask', before, SILENCE_MS);
      late.release('nodeRegistry');
      if (early === undefined) return undefined;
      throw new Mismatch(
        `no InitiateTask before node ${late.id} has answered`,
        `one at node ${early.node.id}`,
      );
    },
  },
  {
    name: 'run.again',
    title: 'does a second run, with sums from 0',
    source: 'Write your own messenger, 5',
    hint: 'forget the sums of the first run, and which nodes had finished it',
    weight: 2,
    needs: ['run.sums', 'setup.waits-for-all'],
    async run(stage) {
      await stage.watch.quiet(READY_MS, 1000);
      const run = await wholeRun(stage, PACKETS_AGAIN, -TOTAL);
      await showsSums(stage, run, { what: 'the sums of the second run alone' });
      return undefined;
    },
  },
];

/** On a start of its own. */
export const WIDE: readonly RegistryCheck[] = [
  {
    name: 'run.wide-sums',
    title: 'adds up sums beyond 2^53 exactly',
    source: 'The wire format, reportTrafficSummary',
    hint: 'add 64-bit integers, not floating-point numbers',
    weight: 1,
    needs: ['run.sums'],
    async run(stage) {
      await ready(stage);
      const run = await wholeRun(stage, PACKETS_WIDE, TOTAL_WIDE);
      await showsSums(stage, run);
      return undefined;
    },
  },
];

const MISSING = 5;
const MISSING_PAYLOADS = 3_000_000_001n;
/** A registry may wait for packets in flight: at most this many times --patience. */
const SETTLE_PATIENCES = 3;

/** On a start of its own. */
export const LATE_PACKETS: readonly RegistryCheck[] = [
  {
    name: 'run.asks-again-or-says',
    title: 'asks again while packets are in flight, or prints that they are missing',
    source: 'Write your own messenger, 5',
    hint: 'a node has not counted packets that have not arrived: ask until Sent equals Received, and add the answers up',
    weight: 2,
    needs: ['run.sums'],
    async run(stage) {
      await ready(stage);
      const [first, ...rest] = completeCounters(stage.nodes.length, PACKETS, TOTAL);
      const parts = splitCounters(first!, MISSING, MISSING_PAYLOADS);
      const run = await startRun(stage, PACKETS, [parts, ...rest.map((one) => [one])]);
      const [node] = stage.nodes as [KitNode];
      await stage.allHave('requestTrafficSummary', run.before);
      const { sent, received } = sumOf(run.counters);
      const asked = () => stage.ordersOf('requestTrafficSummary', run.before);
      const again = () => (asked().filter((order) => order.node === node).length > 1 ? true : undefined);
      const short = [sent, received - MISSING];
      const said = () => (missingIn(stage.printed(run.mark), short).length === 0 ? true : undefined);
      await stage.watch.until(() => again() ?? said(), SETTLE_PATIENCES * stage.options.patienceMs);
      if (again()) {
        await showsSums(stage, run, { what: 'the sums of all answers', after: received - MISSING });
        return { dialect: 'asks for summaries again until Sent equals Received' };
      }
      await shows(stage, run, short, { what: 'that packets are missing' });
      return { dialect: 'asks for summaries once: packets still in queues are then missing' };
    },
  },
];

/** On a start of its own. */
export const MISSING_PACKETS: readonly RegistryCheck[] = [
  {
    name: 'run.mismatch-shown',
    title: 'prints both sums, of packets and of payloads, of a run that lost packets',
    source: 'The rules, A run is correct',
    hint: 'print what was received too, and do not wait for ever until it equals what was sent',
    weight: 2,
    needs: ['run.sums'],
    async run(stage) {
      await ready(stage);
      const [first, ...rest] = completeCounters(stage.nodes.length, PACKETS, TOTAL);
      const [short] = splitCounters(first!, MISSING, MISSING_PAYLOADS);
      const run = await startRun(
        stage,
        PACKETS,
        [short, ...rest].map((one) => [one]),
      );
      await stage.allHave('requestTrafficSummary', run.before);
      await showsSums(stage, run, { limitMs: SETTLE_PATIENCES * stage.options.patienceMs });
      return undefined;
    },
  },
];
