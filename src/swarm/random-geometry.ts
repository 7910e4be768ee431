// The geometry of a drawn scenario, from a separate stream: the rest of the scenario does not depend on it.

import { DEFAULT_GEOMETRY, type GeometryName, geometries, messengerGeometries } from '../geometries/index.ts';
import { seedKey } from '../random/draw.ts';
import { Draws } from '../random/draws.ts';
import { defaultEntries } from '../routing/geometry.ts';
import type { Scenario } from '../scenario/scenario.ts';

const OTHERS = messengerGeometries.filter((name) => name !== DEFAULT_GEOMETRY);

/**
 * Gives a scenario of the default geometry another that messengers support, with a valid number of entries,
 * or too many if it had too many.
 */
export function drawGeometry(scenario: Scenario): Scenario {
  const draw = new Draws(seedKey(`${scenario.seed}:geometry`));
  if (draw.chance(40)) return scenario;
  const geometry = draw.of(OTHERS);
  const max = geometries[geometry].maxEntries(scenario.nodes);
  const usual = defaultEntries(geometries[geometry], scenario.nodes);
  return withEntries(scenario, geometry, (entries) => {
    if (entries > geometries[DEFAULT_GEOMETRY].maxEntries(scenario.nodes)) return max + 1;
    return draw.chance(40) ? usual : draw.between(1, max);
  });
}

/** The same scenario over another geometry. */
export function withEntries(
  scenario: Scenario,
  geometry: GeometryName,
  entriesFor: (entries: number) => number,
): Scenario {
  const commands = scenario.commands.map(({ atMs, command }) => {
    if (command.name !== 'setup-overlay' || command.entries === undefined) return { atMs, command };
    return { atMs, command: { ...command, entries: entriesFor(command.entries) } };
  });
  return { ...scenario, geometry, commands };
}
