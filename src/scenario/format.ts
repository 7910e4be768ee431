// A scenario as the content of a scenario file, so that traces and failure reports carry what reproduces
// them.

import type { Latency } from '../simulator/network/network-options.ts';
import { formatCommand } from './command-text.ts';
import type { Scenario } from './scenario.ts';
import { formatAction, formatAt } from './steps.ts';
import { formatTime } from './time.ts';

/**
 * The content of a scenario file. It is complete, and in a fixed order, so that it does not depend on
 * defaults of another version. Times are written in whole microseconds at the finest, the simulation's
 * resolution.
 */
export function scenarioFile(scenario: Scenario): object {
  const { nodes, network, startNodes, heartbeatMs, diskMs, living, names } = scenario;
  return {
    nodes,
    ...(names === undefined ? {} : { names }),
    seed: scenario.seed,
    geometry: scenario.geometry,
    'id-bits': scenario.idBits,
    'min-nodes': scenario.minNodes,
    'start-over': formatTime(scenario.startOverMs),
    ...(startNodes === undefined ? {} : { 'start-nodes': startNodes }),
    'clock-skew': scenario.clockSkew,
    ...(diskMs === undefined ? {} : { disk: formatTime(diskMs) }),
    ...(heartbeatMs === undefined ? {} : { heartbeat: formatTime(heartbeatMs) }),
    ...(living === undefined ? {} : { living }),
    network: {
      latency: latencyOf(network.latency),
      'bytes-per-second': network.bytesPerSecond,
      'window-packets': network.windowPackets,
      service: formatTime(network.serviceUs / 1000),
      timeout: formatTime(network.timeoutMs),
    },
    commands: scenario.commands.map(({ atMs, command }) =>
      atMs === 0 ? formatCommand(command) : { [formatAt(atMs)]: formatCommand(command) },
    ),
    timeline: scenario.faults.map(({ atMs, action }) => ({ [formatAt(atMs)]: formatAction(action, nodes) })),
  };
}

function latencyOf(latency: Latency): object {
  switch (latency.kind) {
    case 'constant':
      return { constant: formatTime(latency.ms) };
    case 'uniform':
      return { uniform: [formatTime(latency.minMs), formatTime(latency.maxMs)] };
    case 'log-normal':
      return { 'log-normal': { median: formatTime(latency.medianMs), sigma: latency.sigma } };
    case 'plane':
      return { plane: { side: formatTime(latency.sideMs), least: formatTime(latency.minMs) } };
    case 'matrix':
      return { 'matrix-ms': latency.ms };
    default:
      return latency satisfies never;
  }
}
