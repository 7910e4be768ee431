// The address that a node listens on: host and port, and its text `host:port` on the wire.

export interface Address {
  /** An IP literal or a name, without brackets. May be '' when a peer omits it. */
  readonly host: string;
  /** 1 to 65535. */
  readonly port: number;
}

/** `127.0.0.1:5001`; an IPv6 host is written in brackets. */
export function formatAddress({ host, port }: Address): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}

/** The opposite of formatAddress; undefined unless the text is `host:port` with a port of 1 to 65535. */
export function parseAddress(text: string): Address | undefined {
  const match = /^(?:\[([^\][]*)\]|([^:\][]*)):(\d{1,5})$/.exec(text);
  if (match === null) return undefined;
  const port = Number(match[3]);
  return port >= 1 && port <= 65535 ? { host: match[1] ?? match[2] ?? '', port } : undefined;
}

/** Whether both have the same host and port, compared as text. */
export function sameAddress(a: Address, b: Address): boolean {
  return a.host === b.host && a.port === b.port;
}
