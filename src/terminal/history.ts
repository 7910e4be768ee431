// What was typed at a prompt, kept between sessions in a file of the person's own. Where it cannot be kept, only it is lost.

import { existsSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

/** Lines in the file, and in one session. */
export const MAX_HISTORY = 1000;
const MAX_LINE = 4096;

export interface History {
  /** The last first, as readline has them. */
  readonly lines: readonly string[];
  /** A line was typed. */
  add(line: string): void;
}

/**
 * That of a program: the file $SINKWARD_HISTORY, or <program>-history in $XDG_STATE_HOME/sinkward, or in
 * ~/.local/state/sinkward. Undefined when $SINKWARD_HISTORY is empty.
 */
export function openHistory(program: string): History | undefined {
  const named = process.env['SINKWARD_HISTORY'];
  if (named === '') return undefined;
  const path = named ?? join(stateFolder(), 'sinkward', `${program}-history`);
  return {
    lines: read(path),
    // Another session may have added some meanwhile.
    add: (line) => write(path, [line, ...read(path).filter((older) => older !== line)].slice(0, MAX_HISTORY)),
  };
}

/** XDG Base Directory Specification: a relative path there is passed over. */
function stateFolder(): string {
  const given = process.env['XDG_STATE_HOME'];
  return given?.startsWith('/') ? given : join(homedir(), '.local', 'state');
}

/** The last first; none where the file is none that could be ours: a device say. */
function read(path: string): string[] {
  try {
    if (!isOrdinary(path)) return [];
    const lines = readFileSync(path, 'utf8').split('\n');
    return lines
      .filter((line) => line !== '' && line.length <= MAX_LINE)
      .slice(-MAX_HISTORY)
      .reverse();
  } catch {
    return [];
  }
}

/** To a file beside it first: a full disk then leaves the old one whole. */
function write(path: string, lines: readonly string[]): void {
  const written = `${path}.${process.pid}`;
  try {
    if (existsSync(path) && !isOrdinary(path)) return;
    makeFolder(dirname(path));
    writeFileSync(written, `${lines.toReversed().join('\n')}\n`, { mode: 0o600 });
    renameSync(written, path);
  } catch {
    forget(written);
  }
}

/** Node's own way to make parents too never ends in a file system that makes none, such as /proc. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path, { mode: 0o700 });
}

function isOrdinary(path: string): boolean {
  const stat = lstatSync(path);
  return stat.isFile() && stat.size <= MAX_HISTORY * MAX_LINE;
}

function forget(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // It is in a folder that cannot be written, or was never made.
  }
}
