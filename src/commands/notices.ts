// What is shown of a simulated registry's reports: results, and the first notices of what went wrong.

import type { RegistryReport } from '../overlay/report.ts';
import type { Format, Reporter } from '../terminal/reporter.ts';
import { plural } from '../text/text.ts';

/** Lines of notes, losses and refusals; the rest is counted. */
const MAX_NOTICES = 20;

export class Notices {
  readonly #reporter: Reporter;
  readonly #format: Format;
  readonly #around: (write: () => void) => void;
  #count = 0;
  #over = false;

  /** `around`: calls its argument, which prints a notice, with what is drawn on the terminal out of the way. */
  constructor(reporter: Reporter, format: Format, around: (write: () => void) => void = (write) => write()) {
    this.#reporter = reporter;
    this.#format = format;
    this.#around = around;
  }

  registry(report: RegistryReport): void {
    switch (report.kind) {
      case 'summary':
      case 'nodes':
      case 'tables':
      case 'path':
      case 'status':
      case 'who':
        return this.#show(report);
      case 'started':
        // From it a summary has its seconds, which are virtual ones: a program knows that, a person might not.
        if (this.#format === 'json') this.#show(report);
        return;
      case 'ended':
        if (report.outcome === 'failed') this.#show(report);
        return;
      case 'left':
        if (report.how === 'lost' && !this.#over) this.#notice(report);
        return;
      case 'away':
      case 'back':
        if (!this.#over) this.#notice(report);
        return;
      case 'note':
      case 'refused':
      case 'violation':
        return this.#notice(report);
      case 'registered':
      case 'setting-up':
      case 'ready':
      case 'progress':
      case 'waiting':
        return;
      default:
        report satisfies never;
    }
  }

  /** The last command has ended: that everybody leaves now is no news. */
  over(): void {
    this.#over = true;
  }

  /** How many were left out. */
  end(): void {
    const more = this.#count - MAX_NOTICES;
    if (more > 0) this.#reporter.note(`and ${plural(more, 'more notice')}`);
  }

  #notice(report: RegistryReport): void {
    if (++this.#count <= MAX_NOTICES) this.#show(report);
  }

  #show(report: RegistryReport): void {
    this.#around(() => this.#reporter.registry(report));
  }
}
