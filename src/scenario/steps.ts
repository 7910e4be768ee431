// The steps of a scenario's timeline, parsed and formatted: when (`at 2s`), and what (`crash 3 nodes`). The
// patterns are for the JSON schema.

import { suggestion } from '../text/suggestion.ts';
import { COMMAND_NAMES, COMMAND_PATTERN, formatCommand, parseCommand, type Sizes } from './command-text.ts';
import { FAULT_PATTERN, FAULT_VERBS, formatFault, parseFault } from './faults/index.ts';
import type { Action } from './scenario.ts';
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
  if (time === undefined)
    return { wrong: `${shown(text)} is not a time; write 'at' and a time, such as at 2s` };
  return named(`the time in ${shown(text)}`, parseTime(time));
}

/** `at 2s`, or each time of `every 500ms from 2s to 8s` (both ends included), in milliseconds. */
export function parseWhen(text: string): Parsed<readonly number[]> {
  const parts = EVERY.exec(text);
  if (parts === null) {
    if (text.startsWith('every')) {
      return { wrong: `${shown(text)} is not a time; write 'every TIME from TIME to TIME'` };
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

// What happens

export const ACTION_PATTERN = `^(?:${FAULT_PATTERN}|${COMMAND_PATTERN})$`;

/**
 * What happens at a time of the timeline: a fault, nodes that join or leave, or a command of the registry.
 */
export function parseAction(text: string, sizes: Sizes): Parsed<Action> {
  const [word = ''] = text.split(' ');
  if (COMMAND_NAMES.includes(word)) {
    const command = parseCommand(text, sizes);
    return 'wrong' in command ? command : { value: { kind: 'command', command: command.value } };
  }
  const known = [...FAULT_VERBS, ...COMMAND_NAMES];
  return (
    parseFault(word, text, sizes.nodes) ?? {
      wrong: `${shown(word)} is not a known fault or command${suggestion(word, known)}`,
    }
  );
}

/** nodes: the number of nodes. */
export function formatAction(action: Action, nodes: number): string {
  return action.kind === 'command' ? formatCommand(action.command) : formatFault(action, nodes);
}
