// Progress of a simulation: its stage, and how much of that is done.

import type { RegistryReport } from '../overlay/report.ts';

export interface Stage {
  /** What is counted: `nodes registered`. */
  readonly what: 'nodes registered' | 'nodes set up' | 'packets received' | 'nodes gone';
  readonly done: number;
  readonly total: number;
}

export class Stages {
  now: Stage;
  readonly #nodes: number;

  constructor(nodes: number) {
    this.#nodes = nodes;
    this.now = { what: 'nodes registered', done: 0, total: nodes };
  }

  registrySays(report: RegistryReport): void {
    switch (report.kind) {
      case 'registered':
      case 'left':
        if (this.now.what === 'nodes registered') this.now = { ...this.now, done: report.nodes };
        else if (this.now.what === 'nodes gone') this.now = { ...this.now, done: this.#nodes - report.nodes };
        return;
      case 'setting-up':
        this.now = { what: 'nodes set up', done: 0, total: report.nodes };
        return;
      case 'started':
        this.now = { what: 'packets received', done: 0, total: report.packetsPerNode * report.nodes };
        return;
      case 'progress':
        this.now = { what: 'packets received', done: report.received, total: report.expected };
        return;
      default:
    }
  }

  /** A node has received its place in the overlay. */
  setUp(): void {
    if (this.now.what === 'nodes set up') this.now = { ...this.now, done: this.now.done + 1 };
  }

  /** The last command has ended: all nodes leave. */
  over(): void {
    this.now = { what: 'nodes gone', done: 0, total: this.#nodes };
  }
}
