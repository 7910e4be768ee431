// A command's options as one table: what each is called, may be and is when it is left out, and where it stands again: in the
// command that repeats a run, and in the columns of its results.

import { type Command, Option } from 'commander';
import { shellWord } from '../text/shell.ts';
import type { Kind } from './kinds.ts';

export interface OptionRow<T> {
  /** `--nodes <count>`; a flag without a value is a switch, and `--no-load` is one that is on unless it is given. */
  readonly flag: string;
  /** Left out: a switch. */
  readonly kind?: Kind<T>;
  readonly help: string;
  /** Undefined: none, or one that depends on others. */
  readonly default?: T;
  /** In help, in place of the default: `by the geometry`. */
  readonly defaultHelp?: string;
  /** The variable of the environment that is taken when the option is not given. */
  readonly env?: string;
  /** Of an option that may be given more than once: the value that both come to. Without it, the last one counts. */
  together?(before: T, value: T): T;
  /** Old names, which are not shown. */
  readonly aliases?: readonly string[];
  /** False for what results do not depend on: it is not repeated, and is no column. */
  readonly repeats?: false;
  /** The name of its column: that of the flag when left out. */
  readonly column?: string;
}

/** By the names that commander gives them: `--id-bits` is idBits. Their order is that of help, of the repeated command and of columns. */
export type OptionTable = { readonly [name: string]: OptionRow<unknown> };

type ValueOf<R> = R extends { readonly kind: Kind<infer T> } ? T : boolean;

/** What the options of a table come to. An option without a default may be missing. */
export type OptionValues<T extends OptionTable> = {
  readonly [N in keyof T as T[N] extends { readonly default: unknown } ? N : never]: ValueOf<T[N]>;
} & {
  readonly [N in keyof T as T[N] extends { readonly default: unknown } ? never : N]?:
    | ValueOf<T[N]>
    | undefined;
};

const rowsOf = (table: OptionTable) => Object.entries(table);

/** `--nodes`, of a flag with or without a placeholder. */
const longOf = (flag: string) => /--[\w-]+/.exec(flag)![0];

/** Adds the options to a command. An alias sets the value of the option whose it is. */
export function addOptions(command: Command, table: OptionTable): Command {
  for (const [name, row] of rowsOf(table)) {
    const option = createOption(row, row.flag);
    if (row.defaultHelp !== undefined) option.description += ` (default: ${row.defaultHelp})`;
    if (row.default !== undefined) option.default(row.default, row.kind?.print(row.default));
    if (row.env !== undefined) option.env(row.env);
    command.addOption(option);
    for (const alias of row.aliases ?? []) {
      const hidden = createOption(row, row.flag.replace(longOf(row.flag), `--${alias}`)).hideHelp();
      command.addOption(hidden);
      command.on(`option:${alias}`, () => {
        command.setOptionValueWithSource(name, command.getOptionValue(hidden.attributeName()), 'cli');
      });
    }
  }
  return command;
}

function createOption(row: OptionRow<unknown>, flag: string): Option {
  const option = new Option(flag, row.help);
  const { kind } = row;
  if (kind === undefined) return option;
  const name = longOf(flag).slice(2);
  return option.argParser((text: string, before: unknown) => {
    const value = kind.parse(text, name);
    return before === undefined ? value : (row.together?.(before, value) ?? value);
  });
}

/** The command that gives the same results again: an option with its value each, all said, so that a later default does not matter. */
export function commandLine(
  name: string,
  table: OptionTable,
  values: { readonly [name: string]: unknown },
): string[] {
  const words = rowsOf(table).flatMap(([key, { flag, kind, repeats }]) => {
    const value = values[key];
    if (repeats === false || value === undefined) return [];
    if (kind !== undefined) return [`${longOf(flag)} ${shellWord(kind.print(value))}`];
    const isGiven = flag.startsWith('--no-') ? value === false : value === true;
    return isGiven ? [longOf(flag)] : [];
  });
  return [name, ...words];
}

/** Names of the options that results depend on. */
type Repeated<T extends OptionTable> = keyof {
  [N in keyof T as T[N] extends { readonly repeats: false } ? never : N]: unknown;
};

type Values = { readonly [name: string]: unknown };

/** Null where the value may be missing. */
type NullOf<V, N> = N extends keyof V ? (undefined extends V[N] ? null : never) : null;

type OptionFields<T extends OptionTable, V> = {
  readonly [N in Repeated<T>]: Exclude<V[N & keyof V], undefined> | NullOf<V, N>;
};

/** The values that results depend on, as they are; null for one that is missing. */
export function optionFields<const T extends OptionTable, V extends Values>(
  table: T,
  values: V,
): OptionFields<T, V> {
  const repeated = rowsOf(table).filter(([, { repeats }]) => repeats !== false);
  const fields = Object.fromEntries(repeated.map(([key]) => [key, values[key] ?? null]));
  return fields as OptionFields<T, V>;
}

type Long<F> = F extends `${string}--${infer L}` ? (L extends `${infer N} ${string}` ? N : L) : never;
type Snake<N> = N extends `${infer A}-${infer B}` ? `${A}_${Snake<B>}` : N;
type ColumnOf<R extends OptionRow<unknown>> = R extends { readonly column: infer C extends string }
  ? C
  : Snake<Long<R['flag']> extends `no-${infer N}` ? N : Long<R['flag']>>;
type CellOf<R> = R extends { readonly kind: Kind<infer T> }
  ? [T] extends [number]
    ? number
    : string
  : 0 | 1;

/** By column. */
type OptionCells<T extends OptionTable, V> = {
  readonly [N in Repeated<T> as ColumnOf<T[N]> & string]: CellOf<T[N]> | NullOf<V, N>;
};

/** The values as cells of a row: null for one that is missing, 1 and 0 for a switch. */
export function optionCells<const T extends OptionTable, V extends Values>(
  table: T,
  values: V,
): OptionCells<T, V> {
  const cells = rowsOf(table)
    .filter(([, { repeats }]) => repeats !== false)
    .map(([key, { flag, kind, column }]) => {
      const value = values[key];
      const name =
        column ??
        longOf(flag)
          .replace(/^--(?:no-)?/, '')
          .replaceAll('-', '_');
      return [name, cellOf(value, kind)] as const;
    });
  return Object.fromEntries(cells) as OptionCells<T, V>;
}

function cellOf(value: unknown, kind: Kind<unknown> | undefined): string | number | null {
  if (value === undefined) return null;
  if (kind === undefined) return value ? 1 : 0;
  return typeof value === 'number' ? value : kind.print(value);
}
