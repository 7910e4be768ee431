// Namespaces of Linux around a check: no network but loopback, and processes that all end with it, whatever they do.

import { spawnSync } from 'node:child_process';

export type Isolation =
  /** The words that go before a command. */
  | { readonly before: readonly string[] }
  /** Why there is none. */
  | { readonly missing: string };

/** Far more than any messenger needs, as each of a program's threads counts. The system does not bound root. */
const MAX_PROCESSES = 4096;
const PROBE_MS = 10_000;

/**
 * A new network has its loopback down, and only a system call brings it up, which a shell cannot make and Node cannot either.
 * One of these is on nearly every machine: SIOCSIFFLAGS (0x8914) with IFF_UP | IFF_LOOPBACK (9).
 */
const LOOPBACK_UP = [
  'ip link set lo up',
  'ifconfig lo up',
  `perl -e '$r = pack "a16 s x14", "lo", 9; socket(S, 2, 2, 0) && ioctl(S, 0x8914, $r) or exit 1'`,
  `python3 -c 'import fcntl, socket, struct; fcntl.ioctl(socket.socket(), 0x8914, struct.pack("16sh14x", b"lo", 9))'`,
];

/** The shell stays, as the first process of its namespace: it collects those whose parents are gone. */
const SCRIPT = `{ ${LOOPBACK_UP.join(' || ')}; } 2> /dev/null || { echo 'loopback cannot be brought up' >&2; exit 1; }
prlimit --pid $$ --nproc=${MAX_PROCESSES} 2> /dev/null
"$@"
exit $?`;

const UNSHARE = ['--user', '--map-root-user', '--net', '--pid', '--fork', '--kill-child'];

/** Tries it out: containers and systems often forbid it. */
export function findIsolation(): Isolation {
  const before = ['unshare', ...UNSHARE, '--', 'sh', '-c', SCRIPT, 'sh'];
  const [name, ...args] = [...before, 'true'];
  const { status, error, stderr } = spawnSync(name!, args, { encoding: 'utf8', timeout: PROBE_MS });
  if (status === 0) return { before };
  const said = stderr?.trim().split('\n').at(-1) ?? '';
  return {
    missing: (error as NodeJS.ErrnoException | undefined)?.code === 'ENOENT' ? 'there is no unshare' : said,
  };
}
