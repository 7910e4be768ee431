// Runs checks in Linux namespaces: no network but loopback, and every process ends with the check.

import { spawnSync } from 'node:child_process';

export type Isolation =
  /** The prefix of a command. */
  | { readonly before: readonly string[] }
  /** Why isolation is not available. */
  | { readonly missing: string };

/** Far more than any messenger needs; threads count too. The system does not enforce it for root. */
const MAX_PROCESSES = 4096;
const PROBE_MS = 10_000;

/**
 * In a new network namespace the loopback device is down, and neither a shell nor Node can make the system call that brings
 * it up. Nearly every machine has one of these programs: SIOCSIFFLAGS (0x8914) with IFF_UP | IFF_LOOPBACK (9).
 */
const LOOPBACK_UP = [
  'ip link set lo up',
  'ifconfig lo up',
  `perl -e '$r = pack "a16 s x14", "lo", 9; socket(S, 2, 2, 0) && ioctl(S, 0x8914, $r) or exit 1'`,
  `python3 -c 'import fcntl, socket, struct; fcntl.ioctl(socket.socket(), 0x8914, struct.pack("16sh14x", b"lo", 9))'`,
];

/** The shell stays as the init process of its namespace, and reaps orphaned processes. */
const SCRIPT = `{ ${LOOPBACK_UP.join(' || ')}; } 2> /dev/null || { echo 'loopback cannot be brought up' >&2; exit 1; }
prlimit --pid $$ --nproc=${MAX_PROCESSES} 2> /dev/null
"$@"
exit $?`;

const UNSHARE = ['--user', '--map-root-user', '--net', '--pid', '--fork', '--kill-child'];

/** Tests whether isolation works, as containers and systems often forbid it. */
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
