// A schedule as numbered lines that a person can read, and as a text from which it can be played again.

import type { Message } from '../overlay/message.ts';
import type { Event } from '../overlay/node.ts';
import type { Violation } from '../scenario/checks.ts';
import { formatCommand } from '../scenario/command-text.ts';
import { PacketNames } from '../scenario/trace.ts';
import { EVENT } from '../simulator/events/event-kinds.ts';
import type { EventRecord, World } from '../simulator/world.ts';
import type { Pending } from './choice-clock.ts';
import type { Failure } from './exploration.ts';
import { play } from './play.ts';
import type { SmallWorld } from './small-world.ts';

export interface Line {
  readonly step: number;
  /** It is not the default. */
  readonly departs: boolean;
  readonly text: string;
}

export interface Told {
  /** A line a step, in order. */
  readonly lines: readonly Line[];
  readonly violations: readonly Violation[];
}

/** Plays a schedule and tells what happens in it. Throws RangeError where it chooses what there is not. */
export function tell(world: SmallWorld, schedule: Failure['schedule']): Told {
  const packets = new PacketNames();
  const steps: { readonly departs: boolean; readonly fallback: string; readonly texts: string[] }[] = [];
  const add = (text: string | undefined) => {
    if (text !== undefined) steps.at(-1)?.texts.push(text);
  };
  let mistake: string | undefined;
  const { violations } = play(world, {
    choose(step, enabled) {
      const chosen = schedule[step - 1] ?? 0;
      if (chosen < enabled) return chosen;
      mistake = `step ${step} has choices 0 to ${enabled - 1}, and ${chosen} is not one of them`;
      return undefined;
    },
    step(step, pending, world) {
      const departs = (schedule[step - 1] ?? 0) > 0;
      steps.push({ departs, fallback: pendingText(pending, world), texts: [] });
    },
    observe: (record, world) => add(recordText(record, world, packets)),
    registryReports(report) {
      if (report.kind === 'ended') {
        add(
          `${report.command} ends: ${[report.outcome, report.reason].filter((part) => part !== '').join(', ')}`,
        );
      }
    },
  });
  if (mistake !== undefined) throw new RangeError(mistake);
  const lines = steps.map(({ departs, fallback, texts }, i) => ({
    step: i + 1,
    departs,
    text: texts.length === 0 ? fallback : texts.join('; '),
  }));
  return { lines, violations };
}

/** `3:1,7:2`: at step 3 the second of what could be next, at step 7 the third; `default` when it never departs from that. */
export function formatSchedule(schedule: Failure['schedule']): string {
  const departures = schedule.flatMap((chosen, i) => (chosen > 0 ? [`${i + 1}:${chosen}`] : []));
  return departures.length === 0 ? DEFAULT : departures.join(',');
}

/** The opposite of formatSchedule; undefined when it is not the text of a schedule. */
export function parseSchedule(text: string): Failure['schedule'] | undefined {
  if (text === DEFAULT) return [];
  const schedule: number[] = [];
  for (const part of text.split(',')) {
    const [, step, chosen] = /^([1-9]\d{0,4}):(\d{1,3})$/.exec(part) ?? [];
    if (step === undefined || Number(step) <= schedule.length) return undefined;
    while (schedule.length < Number(step) - 1) schedule.push(0);
    schedule.push(Number(chosen));
  }
  return schedule;
}

const DEFAULT = 'default';

function nodeText(node: number): string {
  return node === 0 ? 'the registry' : `node ${node}`;
}

function recordText(record: EventRecord, world: World, packets: PacketNames): string | undefined {
  const node = nodeText(record.node);
  const other = nodeText(record.other);
  switch (record.what) {
    case 'start':
      return `${node} starts`;
    case 'listening':
      return `${node} listens`;
    case 'leave':
      return `${node} is told to leave`;
    case 'crash':
      return record.detail.silent ? `${node} loses power` : `${node} crashes`;
    case 'exit':
      return `${node} ends`;
    case 'fault':
      return `${node}: ${record.detail}`;
    case 'command':
      return `${node} is given ${formatCommand(record.detail)}`;
    case 'send':
    case 'relay':
      return `${node} ${record.what}s packet ${packets.of(record, world)} to ${other}`;
    case 'deliver':
      return `${node} takes packet ${packets.of(record, world)} in`;
    case 'drop':
    case 'lose':
      return `packet ${packets.of(record, world)} is ${record.what === 'drop' ? 'dropped' : 'lost'} at ${node}`;
    case 'unsent':
      return `${node} has no link for a packet`;
    default:
      return eventText(record.detail, node, other);
  }
}

function eventText(event: Event, node: string, other: string): string {
  switch (event.kind) {
    case 'accepted':
      return `${node} accepts a connection of ${other}`;
    case 'opened':
      return `the link of ${node} to ${other} opens`;
    case 'message':
      return `${node} receives ${messageText(event.message)} from ${other}`;
    case 'ended':
      return `${node} sees that ${other} has ended the link`;
    case 'lost':
      return `${node} loses its link to ${other}: ${event.reason}`;
    case 'garbled':
      return `${node} cannot read what ${other} sends: ${event.reason}`;
    case 'timer':
      return `timer ${event.timer} of ${node} fires`;
    default:
      return event satisfies never;
  }
}

function messageText(message: Message): string {
  return message.kind === 'registrationResponse' ? `${message.kind} (ID ${message.result})` : message.kind;
}

/** Of a step of which no machine is told. */
function pendingText({ kind, a }: Pending, { network }: World): string {
  if (kind === EVENT.turn) return `node ${a} has nothing to originate`;
  if (kind >= EVENT.timer) return `${nodeText(a)}: nothing to do`;
  const { node, other } = network.ends.at(a);
  const what = Object.entries(EVENT).find(([, number]) => number === kind)![0];
  if (kind === EVENT.syn)
    return `a dial of ${nodeText(other.node)} reaches ${nodeText(node)}, which refuses it`;
  return `at the link of ${nodeText(node)} to ${nodeText(other.node)}: ${what}`;
}
