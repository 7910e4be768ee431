// Watches commands: each ends once, with the right outcome. Those that may be given at any time act at once: a stopped
// command has ended, a removed node is no longer registered, and a status is true.

import { COMMAND_FORMS, type RegistryCommand } from '../overlay/commands.ts';
import type { RegistryReport } from '../overlay/report.ts';
import type { Found } from '../scenario/checks.ts';
import type { AccountWatch } from './accounts.ts';

type Ended = Extract<RegistryReport, { kind: 'ended' }>;
type Status = Extract<RegistryReport, { kind: 'status' }>;

export class CommandWatch {
  readonly #accounts: AccountWatch;
  /** IDs of all registered nodes. */
  readonly #members: Pick<ReadonlyMap<number, number>, 'has' | 'size'>;
  readonly #found: Found;
  /** What the registry says waits for its disk: what it knows when a command comes is seen only later. */
  readonly #isHeldBack: boolean;
  #given = 0;
  #ended = 0;
  /** Number of nodes of the last set-up. */
  #settingUp = 0;
  /** The ID of the last node to leave since the last command was given. */
  #lastLeft: number | undefined;
  /** The command in progress; others are refused meanwhile. */
  #underWay: RegistryCommand | undefined;
  /** The last command given, and the state when it was given. */
  #last:
    | { readonly command: RegistryCommand; readonly isUnderWay: boolean; readonly isMember: boolean }
    | undefined;

  constructor(
    accounts: AccountWatch,
    members: Pick<ReadonlyMap<number, number>, 'has' | 'size'>,
    found: Found,
    isHeldBack: boolean,
  ) {
    this.#isHeldBack = isHeldBack;
    this.#accounts = accounts;
    this.#members = members;
    this.#found = found;
  }

  /** The registry is given a command. */
  given(command: RegistryCommand): void {
    this.#given++;
    this.#lastLeft = undefined;
    const isUnderWay = this.#underWay !== undefined;
    const isMember = command.name === 'remove' && this.#members.has(command.id);
    this.#last = { command, isUnderWay, isMember };
    if (!isUnderWay && !isAnyTime(command.name)) this.#underWay = command;
  }

  /** Nothing is under way any more. */
  registryCrashed(): void {
    this.#underWay = undefined;
    this.#ended = this.#given;
  }

  /** The command that ends now was stopped. */
  get isStopping(): boolean {
    return this.#last?.command.name === 'stop' && this.#last.isUnderWay && this.#underWay !== undefined;
  }

  registrySays(report: RegistryReport): void {
    if (report.kind === 'setting-up') this.#settingUp = report.nodes;
    else if (report.kind === 'left') this.#lastLeft = report.id;
    else if (report.kind === 'status') this.#status(report);
    else if (report.kind === 'ended') this.#commandEnded(report);
  }

  #commandEnded(report: Ended): void {
    this.#ended++;
    const { command, outcome, reason } = report;
    if (this.#ended > this.#given) this.#found('outcome', `${command} ended without having been given`);
    if (command === 'stop') return this.#stopped(report);
    if (command === 'remove') return this.#removed(report);
    if (isAnyTime(command) || reason.endsWith('has not ended yet')) return;
    if (command !== this.#underWay?.name && command !== 'exit' && !this.#isHeldBack) {
      this.#found('outcome', `${command} ended, and ${this.#underWay?.name ?? 'nothing'} was under way`);
    }
    if (this.isStopping && outcome !== 'failed' && !this.#isHeldBack)
      this.#found('stopped', `${command} was stopped, and ended ${outcome}`);
    this.#underWay = undefined;
  }

  #stopped({ outcome }: Ended): void {
    if (this.#isHeldBack) return;
    const { isUnderWay } = this.#last!;
    if ((outcome === 'done') !== isUnderWay) {
      this.#found('stopped', `stop ended ${outcome}, and ${isUnderWay ? 'a' : 'no'} command was under way`);
    }
    if (this.#underWay !== undefined)
      this.#found('stopped', `${this.#underWay.name} was stopped, and goes on`);
    if (this.#accounts.inRun)
      this.#found('stopped', 'a run was stopped, and what is known of it was not reported');
  }

  #removed({ outcome }: Ended): void {
    const { command, isMember } = this.#last!;
    if (command.name !== 'remove' || this.#isHeldBack) return;
    if ((outcome === 'done') !== isMember) {
      this.#found('removed', `remove ${command.id} ended ${outcome}; registered: ${isMember}`);
    }
    // A newcomer that waited for its address may already have its ID.
    if (isMember && this.#lastLeft !== command.id) {
      this.#found('removed', `node ${command.id} was removed, and has not left`);
    }
  }

  #status({ text, waitsFor }: Status): void {
    if (this.#isHeldBack) return;
    const begin = this.#statusBegin(waitsFor.length);
    if (!begin.test(text)) this.#found('status', `'${text}' does not match ${begin}`);
    const strange = waitsFor.find((id, i) => !this.#members.has(id) || waitsFor.indexOf(id) !== i);
    if (strange !== undefined) this.#found('status', `'${text}' waits for node ${strange}`);
  }

  #statusBegin(waitedFor: number): RegExp {
    const { size } = this.#members;
    switch (this.#underWay?.name) {
      case undefined:
        return new RegExp(`^nothing is under way; registered nodes: ${size}; `);
      case 'wait-for':
        return new RegExp(`^wait-for: ${size} of ${this.#underWay.nodes} nodes are registered$`);
      case 'setup-overlay':
        return this.#setUpBegin('setup-overlay', waitedFor);
      case 'start-rounds': {
        // In a living overlay a set-up may come first.
        if (!this.#accounts.inRun) return this.#setUpBegin('start-rounds', waitedFor);
        const { sent, received } = this.#accounts.heard;
        const { packets } = this.#underWay;
        return new RegExp(
          `^start-rounds: ${sent} packets sent, ${received} received of ${packets * this.#accounts.nodes}; `,
        );
      }
      default:
        return new RegExp(`^${this.#underWay!.name}: `);
    }
  }

  #setUpBegin(command: string, waitedFor: number): RegExp {
    return new RegExp(
      `^${command}: ${this.#settingUp - waitedFor} of ${this.#settingUp} nodes have answered$`,
    );
  }

  /** No event remains, and the registry has not crashed. */
  allEnded(): void {
    if (this.#given === this.#ended) return;
    this.#found('outcome', `${this.#given} commands were given, ${this.#ended} ended`);
  }
}

function isAnyTime(name: string): boolean {
  return COMMAND_FORMS.get(name)?.anyTime === true;
}
