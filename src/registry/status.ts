// What is under way, in words.

import type { RegistryCommandName } from '../overlay/commands.ts';
import type { Living } from './living.ts';
import type { StaticOverlay } from './static-overlay.ts';

/** What is under way, in words, and the IDs of the nodes whose answers are due. */
export interface Status {
  readonly text: string;
  readonly waitsFor: readonly number[];
}

export interface UnderWay {
  readonly command: RegistryCommandName | undefined;
  /** How many nodes are registered, and how many a wait-for waits for. */
  readonly nodes: number;
  readonly awaitedNodes: number | undefined;
  readonly overlay: Pick<StaticOverlay, 'setup' | 'run' | 'isSettingUp'>;
  readonly living: Living | undefined;
}

export function statusOf({ command, nodes, awaitedNodes, overlay, living }: UnderWay): Status {
  const { setup, run } = overlay;
  if (awaitedNodes !== undefined) {
    return { text: `${command}: ${nodes} of ${awaitedNodes} nodes are registered`, waitsFor: [] };
  }
  if (run !== undefined) {
    const { text, waitsFor } = run.status;
    return { text: `${command}: ${text}`, waitsFor: waitsFor.map(({ id }) => id) };
  }
  if (overlay.isSettingUp && setup !== undefined) {
    const waitsFor = setup.silent.map(({ id }) => id);
    const answered = setup.members.length - waitsFor.length;
    return { text: `${command}: ${answered} of ${setup.members.length} nodes have answered`, waitsFor };
  }
  const ready =
    living !== undefined && setup?.ready !== true
      ? 'the next run begins with a set-up'
      : setup === undefined
        ? 'there is no overlay yet'
        : setup.ready
          ? 'the overlay is ready'
          : `the overlay needs a new set-up: ${setup.stale}`;
  const tables =
    living === undefined ? '' : `living tables of ${plural(living.nodes)}, epoch ${living.epoch}; `;
  return { text: `nothing is under way; registered nodes: ${nodes}; ${tables}${ready}`, waitsFor: [] };
}

function plural(nodes: number): string {
  return `${nodes} ${nodes === 1 ? 'node' : 'nodes'}`;
}
