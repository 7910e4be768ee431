// The latencies that --latency may have; a matrix of them is for scenario files alone.

import type { Latency } from '../../simulator/network/network-options.ts';
import type { Family, Parameter } from '../../text/distribution-syntax.ts';

const HOUR_US = 3.6e9;
const MAX_SIGMA = 4;

const time = (name: string): Parameter => ({ kind: 'duration', name, minUs: 0, maxUs: HOUR_US });
const us = (ms: number) => Math.round(1000 * ms);

export const latencies: readonly Family<Latency>[] = [
  {
    name: 'constant',
    parameters: [time('TIME')],
    make: ([timeUs]) => ({ kind: 'constant', ms: timeUs! / 1000 }),
    parametersOf: (latency) => (latency.kind === 'constant' ? [us(latency.ms)] : undefined),
  },
  {
    name: 'uniform',
    parameters: [time('MIN'), time('MAX')],
    make: ([minUs, maxUs]) =>
      minUs! > maxUs!
        ? 'MIN is at most MAX'
        : { kind: 'uniform', minMs: minUs! / 1000, maxMs: maxUs! / 1000 },
    parametersOf: (latency) =>
      latency.kind === 'uniform' ? [us(latency.minMs), us(latency.maxMs)] : undefined,
  },
  {
    name: 'log-normal',
    parameters: [time('MEDIAN'), { kind: 'number', name: 'SIGMA', min: 0, max: MAX_SIGMA }],
    make: ([medianUs, sigma]) => ({ kind: 'log-normal', medianMs: medianUs! / 1000, sigma: sigma! }),
    parametersOf: (latency) =>
      latency.kind === 'log-normal' ? [us(latency.medianMs), latency.sigma] : undefined,
  },
  {
    name: 'plane',
    parameters: [time('SIDE'), time('MIN')],
    make: ([sideUs, minUs]) => ({ kind: 'plane', sideMs: sideUs! / 1000, minMs: minUs! / 1000 }),
    parametersOf: (latency) =>
      latency.kind === 'plane' ? [us(latency.sideMs), us(latency.minMs)] : undefined,
  },
];
