// The name of a file or folder that a person typed.

import { InvalidArgumentError } from 'commander';

/** Any text but the empty one, as the parser of a commander argument or option. `kind`: `a file`, say. */
export function pathName(option: string, kind: string): (text: string) => string {
  return (text) => {
    if (text !== '') return text;
    throw new InvalidArgumentError(`${option} must be the name of ${kind}.`);
  };
}
