// A part of an assembled world does something else: how tests plant faults, and see what no trace shows.

// biome-ignore lint/suspicious/noExplicitAny: any method
type Method = (...args: any[]) => unknown;

/** From now on `act` is called in place of the part's method of that name; it is given the method too. */
export function instead<Name extends string, M extends Method>(
  part: { [key in Name]: M },
  name: Name,
  act: (method: M, ...args: Parameters<M>) => ReturnType<M>,
): void {
  const method = part[name].bind(part) as M;
  part[name] = ((...args: Parameters<M>) => act(method, ...args)) as M;
}
