// What the simulated network does where it goes wrong, as nodes see it.

import { describe, expect, it } from 'vitest';
import { type Result, simulate } from '../../src/scenario/run-scenario.ts';
import { type Action, defaultCommands, type Scenario } from '../../src/scenario/scenario.ts';
import { DEFAULT_NETWORK } from '../../src/simulator/network/network-options.ts';
import type { EventRecord } from '../../src/simulator/world.ts';

const SLOW = { ...DEFAULT_NETWORK, latency: { kind: 'constant', ms: 10 } } as const;
const list = (...nodes: number[]) => ({ kind: 'list', nodes }) as const;
const registry = { kind: 'registry' } as const;
const waitFor4 = [{ atMs: 0, command: { name: 'wait-for', nodes: 4 } }] as const;

function scenario(faults: readonly (readonly [number, Action])[], more: Partial<Scenario> = {}): Scenario {
  return {
    seed: 'world',
    nodes: 4,
    idBits: 7,
    minNodes: 2,
    geometry: 'hops',
    network: SLOW,
    startOverMs: 0,
    clockSkew: 0,
    commands: defaultCommands(4, 2, 50),
    faults: faults.map(([atMs, action]) => ({ atMs, action })),
    ...more,
  };
}

function run(what: Scenario): { result: Result; events: EventRecord[] } {
  const events: EventRecord[] = [];
  const result = simulate(what, { observe: (record) => events.push(record) });
  return { result, events };
}

function lostAt(events: readonly EventRecord[], node: number): string[] {
  return events.flatMap(({ what, node: at, us, ...rest }) => {
    if (what !== 'lost' || at !== node || !('detail' in rest)) return [];
    return [`${us / 1000} ms: ${(rest.detail as { reason: string }).reason}`];
  });
}

it('brings every packet of a calm run', () => {
  const { result } = run(scenario([]));
  expect(result.world.truth).toMatchObject({ originated: 200, received: 200, dropped: 0, lost: 0 });
  expect(result.commands.map(({ outcome }) => outcome)).toEqual(['done', 'done', 'done']);
});

it('loses what is on its way when links are reset', () => {
  const { result, events } = run(scenario([[85, { kind: 'reset', nodes: list(1, 2, 3, 4) }]]));
  expect(result.world.truth.lost).toBeGreaterThan(0);
  const delivered = events.filter(({ what }) => what === 'deliver').map(({ us }) => us);
  expect(delivered.filter((us) => us > 85_000 && us < 275_000)).toEqual([]);
});

describe('a dial', () => {
  it('is refused by a node that does not listen yet', () => {
    // Its peers dial node 1 again 200 ms after they saw their links break, at 275 ms; it is up, and listens from 288 ms on.
    const { events } = run(
      scenario([
        [65, { kind: 'crash', nodes: list(1), silent: false }],
        [268, { kind: 'restart', nodes: list(1) }],
      ]),
    );
    expect(events.some(({ what, us }) => what === 'listening' && us > 268_000)).toBe(true);
    const refused = events.filter(
      (record) =>
        record.what === 'lost' &&
        'detail' in record &&
        JSON.stringify(record.detail).includes('connection refused'),
    );
    expect(refused.some(({ us }) => us > 285_000 && us < 300_000)).toBe(true);
  });
});

describe('a connect', () => {
  const crashed = (silent: boolean) =>
    run(
      scenario(
        [
          [0, { kind: 'crash', nodes: list(1), silent: false }],
          [1, { kind: 'crash', nodes: { kind: 'registry' }, silent }],
          [2, { kind: 'restart', nodes: list(1) }],
        ],
        { commands: [] },
      ),
    );

  it('to a machine without power ends with the timeout', () => {
    expect(lostAt(crashed(true).events, 1)[0]).toBe('10002 ms: no answer');
  });

  it('to one whose process has crashed is refused after a round trip', () => {
    expect(lostAt(crashed(false).events, 1)[0]).toBe('22 ms: connection refused');
  });

  it('of which the answer is cut off ends with the timeout', () => {
    const { events } = run(
      scenario(
        [
          [5, { kind: 'crash', nodes: list(1), silent: false }],
          [50, { kind: 'restart', nodes: list(1) }],
          [55, { kind: 'cut', nodes: list(1), forMs: 60_000 }],
        ],
        { commands: waitFor4 },
      ),
    );
    expect(events.some(({ what, us, node }) => what === 'accepted' && node === 0 && us === 60_000)).toBe(
      true,
    );
    expect(lostAt(events, 1)[0]).toBe('10050 ms: no answer');
  });

  it('takes longer while connects are slow, and no longer after', () => {
    const slow = (forMs: number, delayMs = 500): readonly [number, Action] => [
      0,
      { kind: 'slow-connects', nodes: list(1), delayMs, forMs },
    ];
    const openedAt = (faults: readonly (readonly [number, Action])[]) => {
      const dialAgain = [5, { kind: 'crash', nodes: list(1), silent: false }] as const;
      const { events } = run(
        scenario([...faults, dialAgain, [50, { kind: 'restart', nodes: list(1) }]], { commands: waitFor4 }),
      );
      return events.filter(({ what, node }) => what === 'opened' && node === 1).map(({ us }) => us / 1000);
    };
    expect(openedAt([])).toEqual([70]);
    expect(openedAt([slow(51)])).toEqual([570]);
    expect(openedAt([slow(50)])).toEqual([70]);
    expect(openedAt([slow(51, 20_000)])[0]).toBeGreaterThan(10_050); // timed out first
  });
});

describe('a slow node', () => {
  it('is quick again with what waits, once its slowness has ended', () => {
    const slow: Action = { kind: 'slow', nodes: list(1, 2, 3, 4), serviceUs: 20_000, forMs: 100 };
    const calm = run(scenario([])).result.virtualSeconds;
    const { virtualSeconds, world } = run(scenario([[85, slow]])).result;
    expect(world.truth.received).toBe(200);
    expect(virtualSeconds).toBeGreaterThan(calm);
    // The last packet that it began with slowly takes it 20 ms past the end.
    expect(virtualSeconds).toBeLessThan(calm + 0.125);
  });
});

describe('a crash', () => {
  it('breaks links at once', () => {
    const { events } = run(
      scenario([[30, { kind: 'crash', nodes: list(1), silent: false }]], { commands: [] }),
    );
    expect(lostAt(events, 0)).toEqual(['40 ms: the connection broke']);
  });

  it('of which nobody is told is found out by whoever sends something, after the timeout', () => {
    const commands = [
      { atMs: 0, command: { name: 'wait-for', nodes: 4 } },
      { atMs: 100, command: { name: 'setup-overlay', entries: 1 } },
    ] as const;
    const { events } = run(scenario([[50, { kind: 'crash', nodes: list(1), silent: true }]], { commands }));
    expect(lostAt(events, 0)).toEqual(['10100 ms: no answer']);
  });

  it('is found out at once where the machine is up again', () => {
    const commands = [{ atMs: 0, command: { name: 'wait-for', nodes: 4 } }] as const;
    const { events, result } = run(
      scenario(
        [
          [50, { kind: 'crash', nodes: list(1), silent: true }],
          [60, { kind: 'restart', nodes: list(1) }],
          [500, { kind: 'reset', nodes: list() }],
        ],
        { commands },
      ),
    );
    // Registered at 90 ms; asked then, the old link answers after a round trip.
    expect(lostAt(events, 0)).toEqual(['110 ms: the connection broke']);
    expect(result.complete).toBe(true);
  });
});

describe('a link that is half open', () => {
  const later = { atMs: 60_000, action: { kind: 'slow', nodes: list(), serviceUs: 0, forMs: 1 } } as const;
  const found = (node: number, atMs: number, action: Action) => {
    const idle = scenario([], { commands: waitFor4 });
    return lostAt(run({ ...idle, faults: [{ atMs, action }, later] }).events, node);
  };

  it('on which nothing is sent is found after the keep-alive, 40 s', () => {
    expect(found(0, 50, { kind: 'crash', nodes: list(1), silent: true })).toEqual([
      '40050 ms: no answer to keep-alives',
    ]);
  });

  it('to the registry is found the same way, and then dials time out', () => {
    expect(found(1, 50, { kind: 'crash', nodes: registry, silent: true }).slice(0, 2)).toEqual([
      '40050 ms: no answer to keep-alives',
      '50150 ms: no answer',
    ]);
  });

  it('comes of a cut that is longer than the keep-alive, though nobody sends anything', () => {
    const cut: Action = { kind: 'cut', nodes: list(1), forMs: 59_000 };
    expect(found(1, 50, cut)[0]).toBe('40050 ms: no answer to keep-alives');
    expect(found(0, 50, cut)).toEqual(['40050 ms: no answer to keep-alives']);
  });

  it('does not come of one that heals before the probes end', () => {
    expect(found(0, 50, { kind: 'cut', nodes: list(1), forMs: 35_000 })).toEqual([]);
  });
});

describe('a registry that crashes', () => {
  it.each([true, false])(
    'leaves nobody: each node tries some times, says so once, and ends (silent: %s)',
    (silent) => {
      const crash = { atMs: 85, action: { kind: 'crash', nodes: registry, silent } } as const;
      const gaveUp: number[] = [];
      const result = simulate(scenario([[crash.atMs, crash.action]]), {
        messengerReports: (node, report) => report.kind === 'gave-up' && gaveUp.push(node),
        pause(moment, world) {
          if (moment === 'commands ended') expect(world.nodes.filter(({ up }) => up)).toEqual([]);
        },
      });
      expect(gaveUp.sort((a, b) => a - b)).toEqual([1, 2, 3, 4]);
      expect(result.complete).toBe(true);
      expect(result.commands.at(-1)).toMatchObject({
        outcome: 'unfinished',
        reason: 'the registry has ended',
      });
      expect([...result.world.network.ends].filter(({ state }) => state === 'open')).toEqual([]);
    },
  );
});

describe('a cut', () => {
  it('that is short delays what is sent, and loses nothing', () => {
    const { result } = run(scenario([[85, { kind: 'cut', nodes: list(1, 2), forMs: 500 }]]));
    expect(result.world.truth).toMatchObject({ received: 200, lost: 0 });
    expect(result.virtualSeconds).toBeGreaterThan(0.585);
  });

  const orders = (atMs: number, cuts: readonly (readonly [atMs: number, forMs: number])[]) => {
    const commands = [...waitFor4, { atMs, command: { name: 'setup-overlay', entries: 1 } } as const];
    const cut = ([cutMs, forMs]: readonly [number, number]) =>
      [cutMs, { kind: 'cut', nodes: registry, forMs } as const] as const;
    const { events } = run(scenario(cuts.map(cut), { commands }));
    return events
      .flatMap((record) =>
        record.what === 'message' && record.detail.message.kind === 'nodeRegistry'
          ? [{ atMs: record.us / 1000, node: record.node }]
          : [],
      )
      .sort((a, b) => a.node - b.node);
  };

  it('lets pass what was sent before it, and holds what is sent in it until it heals', () => {
    const all = (atMs: number) => [1, 2, 3, 4].map((node) => ({ atMs, node }));
    expect(orders(100, [])).toEqual(all(110));
    expect(orders(100, [[101, 50]])).toEqual(all(110)); // on its way when the cut begins
    expect(orders(100, [[90, 50]])).toEqual(all(150)); // sent in it: leaves at 140 ms
    expect(orders(100, [[90, 10]])).toEqual(all(110)); // healed when it is sent
  });

  it('that another follows before it has healed holds until both have', () => {
    const at = (...cuts: readonly (readonly [number, number])[]) => orders(100, cuts)[0]?.atMs;
    const first = [90, 50] as const;
    expect(at(first, [95, 200])).toBe(305);
    expect(at([90, 200], [95, 50])).toBe(300);
    expect(at(first, [110, 200])).toBe(150); // what the first holds the second does not
  });

  it('holds back the news that there is room', () => {
    const pair = { nodes: 2, commands: defaultCommands(2, 1, 50), network: { ...SLOW, windowPackets: 1 } };
    const sends = (faults: Parameters<typeof scenario>[0]) =>
      run(scenario(faults, pair)).events.filter(
        ({ what, us }) => what === 'send' && us > 150_000 && us < 650_000,
      ).length;
    expect(sends([])).toBe(50);
    expect(sends([[150, { kind: 'cut', nodes: list(1), forMs: 500 }]])).toBe(0);
  });

  it('refuses nobody who dials through it', () => {
    const killed = { kind: 'crash', nodes: list(1), silent: false } as const;
    const { events } = run(
      scenario(
        [
          [85, killed],
          [301, { kind: 'cut', nodes: list(2, 3, 4), forMs: 300 }],
        ],
        {},
      ),
    );
    const told = events.filter(({ us }) => us > 312_000 && us < 601_000);
    const refused = told.filter(
      (record) => record.what === 'lost' && record.detail.reason === 'connection refused',
    );
    expect(refused).toEqual([]);
  });

  it('that is long breaks the links that are in use', () => {
    const { result } = run(scenario([[85, { kind: 'cut', nodes: list(1, 2), forMs: 60_000 }]]));
    expect(result.world.truth.lost).toBeGreaterThan(0);
    expect(result.commands.at(-1)?.outcome).not.toBe('done');
  });
});

describe('commands', () => {
  it('that come while another has not ended are refused, and are not taken for it', () => {
    const aside: Action = { kind: 'command', command: { name: 'start-rounds', packets: 1 } };
    const { result } = run(scenario([[85, aside]]));
    expect(result.commands.map(({ outcome }) => outcome)).toEqual(['done', 'done', 'done']);
    expect(result.summaries).toHaveLength(1);
  });

  it('that exit ends are told so', () => {
    const exit: Action = { kind: 'command', command: { name: 'exit' } };
    const { result } = run(scenario([[85, exit]]));
    expect(result.commands.at(-1)).toMatchObject({
      outcome: 'failed',
      reason: 'the registry was told to exit',
    });
  });
});

it('starts nobody once the last command has ended', () => {
  const { result, events } = run(scenario([], { startOverMs: 60_000, commands: [] }));
  expect(events.filter(({ what }) => what === 'start').length).toBeLessThan(4);
  expect(result.world.nodes.some(({ up }) => up)).toBe(false);
});
