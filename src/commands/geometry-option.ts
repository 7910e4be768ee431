// The name of a geometry that a person typed.

import { InvalidArgumentError } from 'commander';
import { DEFAULT_GEOMETRY, GEOMETRY_NAMES, type GeometryName, geometries } from '../geometries/index.ts';
import type { Kind } from '../terminal/kinds.ts';
import type { OptionRow } from '../terminal/options.ts';
import { nearest } from '../text/suggestion.ts';

/** A geometry of `taken`; the error offers those of `allowed`, and says why messengers cannot do another one. */
export function geometryKind(allowed: readonly GeometryName[], taken = allowed): Kind<GeometryName> {
  return {
    parse: (text) => taken.find((name) => name === text) ?? parseGeometry(text, allowed),
    print: (name) => name,
  };
}

/** `--geometry` of a command that can do some geometries. */
export const geometryRow = (allowed: readonly GeometryName[]) =>
  ({
    flag: '--geometry <name>',
    kind: geometryKind(allowed),
    help: `overlay geometry: ${allowed.join(', ')}`,
    default: DEFAULT_GEOMETRY,
  }) as const satisfies OptionRow<GeometryName>;

/** Throws commander's InvalidArgumentError, which names those that would be right, and why messengers cannot do a known one. */
export function parseGeometry(text: string, allowed: readonly GeometryName[]): GeometryName {
  const found = GEOMETRY_NAMES.find((name) => name === text);
  if (found !== undefined && allowed.includes(found)) return found;
  const { routing } = found === undefined ? { routing: {} } : geometries[found];
  const why =
    'unsupportedReason' in routing
      ? `messengers do not support ${text} (${routing.unsupportedReason}); `
      : '';
  const meant = found === undefined ? nearest(text, allowed) : undefined;
  const question = meant === undefined ? '.' : `; did you mean '${meant}'?`;
  throw new InvalidArgumentError(`${why}geometry must be one of ${allowed.join(', ')}${question}`);
}
