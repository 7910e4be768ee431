// The steps of a scenario's timeline, read and written: when (`at 2s`), what happens (`crash`), and to whom (`3 nodes`).
// The patterns are for the JSON schema.

import { suggestion } from '../text/suggestion.ts';
import { COMMAND_NAMES, COMMAND_PATTERN, formatCommand, parseCommand, type Sizes } from './commands.ts';
import type { Action, Selection } from './scenario.ts';
import { formatTime, named, type Parsed, parseTime, shown, TIME_PATTERN } from './time.ts';

// When

const MAX_REPEATS = 10_000;

const AT = /^at (.+)$/;
const EVERY = /^every (.+?) from (.+?) to (.+)$/;

export const AT_PATTERN = `^at ${TIME_PATTERN}$`;
export const WHEN_PATTERN = `^(?:at ${TIME_PATTERN}|every ${TIME_PATTERN} from ${TIME_PATTERN} to ${TIME_PATTERN})$`;

/** `at 2s`, in milliseconds. */
export function parseAt(text: string): Parsed<number> {
  const time = AT.exec(text)?.[1];
  if (time === undefined) return { wrong: `${shown(text)} is no time; write 'at' and a time, such as at 2s` };
  return named(`the time in ${shown(text)}`, parseTime(time));
}

/** `at 2s`, or each time of `every 500ms from 2s to 8s` (both ends included), in milliseconds. */
export function parseWhen(text: string): Parsed<readonly number[]> {
  const parts = EVERY.exec(text);
  if (parts === null) {
    if (text.startsWith('every')) {
      return { wrong: `${shown(text)} is no time; write 'every TIME from TIME to TIME'` };
    }
    const at = parseAt(text);
    return 'wrong' in at ? at : { value: [at.value] };
  }
  const times = parts.slice(1).map((part) => named(`a time in ${shown(text)}`, parseTime(part)));
  const wrong = times.find((time) => 'wrong' in time);
  if (wrong !== undefined) return wrong;
  const [period, from, to] = times.map((time) => Math.round(('value' in time ? time.value : 0) * 1000));
  const repeats = 1 + Math.floor((to! - from!) / period!);
  if (to! < from!) return { wrong: `${shown(text)} ends before it begins` };
  if (!(repeats <= MAX_REPEATS)) {
    return { wrong: `${shown(text)} is more than ${MAX_REPEATS} times; take a longer period` };
  }
  return { value: Array.from({ length: repeats }, (_, i) => (from! + i * period!) / 1000) };
}

export function formatAt(ms: number): string {
  return `at ${formatTime(ms)}`;
}

// Which nodes

const NODES_PATTERN = '(?:all|\\d+ nodes?|nodes? \\d+(?:\\.\\.\\d+|(?:, ?\\d+)*))';
/** The registry, or nodes. */
const ANY_PATTERN = `(?:registry|${NODES_PATTERN})`;
const COUNT = /^(\d{1,7}) nodes?$/;
const RANGE = /^nodes (\d{1,7})\.\.(\d{1,7})$/;
const LIST = /^nodes? (\d{1,7}(?:, ?\d{1,7})*)$/;

/** `all`, `3 nodes` (drawn from the seed), `nodes 1..4` (both included), `node 7`, `nodes 4, 7`; they count from 1. */
export function parseNodes(text: string, nodes: number): Parsed<Selection> {
  if (text === 'all') return { value: { kind: 'range', from: 1, to: nodes } };
  const count = COUNT.exec(text)?.[1];
  if (count !== undefined) {
    if (Number(count) < 1) return { wrong: `'${text}' is none; write 1 node or more` };
    if (Number(count) > nodes) return { wrong: `'${text}' is more than there are: ${nodes}` };
    return { value: { kind: 'drawn', count: Number(count) } };
  }
  const range = RANGE.exec(text);
  const chosen = (range?.slice(1) ?? LIST.exec(text)?.[1]?.split(',') ?? []).map(Number);
  if (chosen.length === 0) {
    return {
      wrong: `${shown(text)} does not say which nodes; write 'all', '3 nodes' (any three), 'node 7', 'nodes 4, 7' or 'nodes 1..4'`,
    };
  }
  const strange = chosen.find((node) => node < 1 || node > nodes);
  if (strange !== undefined) return { wrong: `there is no node ${strange}; they are 1 to ${nodes}` };
  if (range === null) return { value: { kind: 'list', nodes: chosen } };
  const [from, to] = chosen as [number, number];
  if (to < from) return { wrong: `'${text}' is none; write 'nodes ${to}..${from}'` };
  return { value: { kind: 'range', from, to } };
}

/** Nodes that a selection has beyond those that there are do nothing, and are left out. */
function formatNodes(selection: Selection, nodes: number): string {
  switch (selection.kind) {
    case 'registry':
      return 'registry';
    case 'drawn': {
      const count = Math.min(selection.count, nodes);
      return count === 1 ? '1 node' : `${count} nodes`;
    }
    case 'range': {
      const { from, to } = selection;
      if (from === 1 && to >= nodes) return 'all';
      return `nodes ${from}..${Math.min(to, nodes)}`;
    }
    case 'list': {
      const list = selection.nodes.filter((node) => node <= nodes);
      return `${list.length === 1 ? 'node' : 'nodes'} ${list.join(', ')}`;
    }
    default:
      return selection satisfies never;
  }
}

// What happens

interface Form {
  /** As an error shows it. */
  readonly usage: string;
  readonly example: string;
  /** Its parts by name: nodes, and times. */
  readonly parts: RegExp;
}

const RESTART = /^(?:re)?start (?<nodes>.+?)(?: over (?<over>.+))?$/;

const FORMS = {
  crash: {
    usage: 'crash NODES [silently]',
    example: 'crash 3 nodes',
    parts: /^crash (?<nodes>.+?)(?<silently> silently)?$/,
  },
  restart: { usage: 'restart NODES [over TIME]', example: 'restart all', parts: RESTART },
  start: { usage: 'start NODES [over TIME]', example: 'start nodes 11..40 over 500ms', parts: RESTART },
  leave: { usage: 'leave NODES', example: 'leave 2 nodes', parts: /^leave (?<nodes>.+)$/ },
  reset: { usage: 'reset NODES', example: 'reset node 7', parts: /^reset (?<nodes>.+)$/ },
  cut: {
    usage: 'cut NODES for TIME',
    example: 'cut nodes 1..4 for 3s',
    parts: /^cut (?<nodes>.+?) for (?<for>.+)$/,
  },
  slow: {
    usage: 'slow NODES by TIME for TIME',
    example: 'slow 2 nodes by 500us for 1s',
    parts: /^slow (?<nodes>.+?) by (?<by>.+?) for (?<for>.+)$/,
  },
  'slow-connects': {
    usage: 'slow-connects NODES by TIME for TIME',
    example: 'slow-connects all by 2s for 10s',
    parts: /^slow-connects (?<nodes>.+?) by (?<by>.+?) for (?<for>.+)$/,
  },
} as const satisfies Record<string, Form>;

type Verb = keyof typeof FORMS;
const VERBS = Object.keys(FORMS) as Verb[];

export const ACTION_PATTERN = `^(?:${[
  `crash ${ANY_PATTERN}(?: silently)?`,
  `(?:re)?start ${NODES_PATTERN}(?: over ${TIME_PATTERN})?`,
  `leave ${NODES_PATTERN}`,
  `reset ${ANY_PATTERN}`,
  `cut ${ANY_PATTERN} for ${TIME_PATTERN}`,
  `slow-connects ${ANY_PATTERN} by ${TIME_PATTERN} for ${TIME_PATTERN}`,
  `slow ${NODES_PATTERN} by ${TIME_PATTERN} for ${TIME_PATTERN}`,
  COMMAND_PATTERN,
].join('|')})$`;

/** One thing that happens at a time of the timeline: a fault, nodes that come and go, or a command of the registry. */
export function parseAction(text: string, sizes: Sizes): Parsed<Action> {
  const [word = ''] = text.split(' ');
  if (COMMAND_NAMES.includes(word)) {
    const command = parseCommand(text, sizes);
    return 'wrong' in command ? command : { value: { kind: 'command', command: command.value } };
  }
  const verb = VERBS.find((known) => known === word);
  if (verb === undefined) {
    const known = [...VERBS, ...COMMAND_NAMES];
    return { wrong: `${shown(word)} is nothing that can happen${suggestion(word, known)}` };
  }
  const { usage, example, parts }: Form = FORMS[verb];
  const found = parts.exec(text)?.groups;
  if (found === undefined)
    return { wrong: `${shown(text)} is not whole; write '${usage}', such as ${example}` };
  const nodes = parseSubject(verb, found['nodes']!, sizes.nodes);
  if ('wrong' in nodes) return nodes;
  const times: Record<string, number> = {};
  for (const part of ['over', 'by', 'for']) {
    const given = found[part];
    if (given === undefined) continue;
    const time = named(`the time after '${part}'`, parseTime(given));
    if ('wrong' in time) return time;
    times[part] = time.value;
  }
  return { value: actionOf(verb, nodes.value, times, found['silently'] !== undefined) };
}

/** What can happen to the registry too. */
const ALSO_REGISTRY: readonly Verb[] = ['crash', 'reset', 'cut', 'slow-connects'];

function parseSubject(verb: Verb, text: string, nodes: number): Parsed<Selection> {
  if (text !== 'registry') return parseNodes(text, nodes);
  if (ALSO_REGISTRY.includes(verb)) return { value: { kind: 'registry' } };
  return { wrong: `'${verb} registry' cannot be; the registry takes ${ALSO_REGISTRY.join(', ')}` };
}

function actionOf(verb: Verb, nodes: Selection, times: Record<string, number>, silent: boolean): Action {
  switch (verb) {
    case 'crash':
      return { kind: 'crash', nodes, silent };
    case 'start':
    case 'restart':
      return times['over'] === undefined
        ? { kind: 'restart', nodes }
        : { kind: 'restart', nodes, overMs: times['over'] };
    case 'leave':
    case 'reset':
      return { kind: verb, nodes };
    case 'cut':
      return { kind: 'cut', nodes, forMs: times['for']! };
    case 'slow':
      return {
        kind: 'slow',
        nodes,
        serviceUs: Math.round(times['by']! * 1000),
        forMs: times['for']!,
      };
    case 'slow-connects':
      return { kind: 'slow-connects', nodes, delayMs: times['by']!, forMs: times['for']! };
    default:
      return verb satisfies never;
  }
}

export function formatAction(action: Action, nodes: number): string {
  if (action.kind === 'command') return formatCommand(action.command);
  const subject = `${action.kind} ${formatNodes(action.nodes, nodes)}`;
  switch (action.kind) {
    case 'crash':
      return action.silent ? `${subject} silently` : subject;
    case 'restart':
      return action.overMs === undefined ? subject : `${subject} over ${formatTime(action.overMs)}`;
    case 'leave':
    case 'reset':
      return subject;
    case 'cut':
      return `${subject} for ${formatTime(action.forMs)}`;
    case 'slow':
      return `${subject} by ${formatTime(action.serviceUs / 1000)} for ${formatTime(action.forMs)}`;
    case 'slow-connects':
      return `${subject} by ${formatTime(action.delayMs)} for ${formatTime(action.forMs)}`;
    default:
      return action satisfies never;
  }
}
