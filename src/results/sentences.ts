// What the cores report, as one plain line for people. Reports that are tables have no sentence.

import type { MemberView, MessengerReport, PresenceView, RegistryReport } from '../overlay/report.ts';
import { spanText } from '../text/duration.ts';
import { shellWord } from '../text/shell.ts';
import { count, plural, printable, registered, stop } from '../text/text.ts';

/** IDs in a sentence; the rest is counted. */
const SHOWN_IDS = 20;

/** Reports of a registry that are shown as tables instead. */
export type RegistryTable = Extract<RegistryReport, { kind: 'summary' | 'nodes' | 'tables' | 'who' }>;

/** One line without a line break; '' when there is nothing to say. */
export function registrySentence(report: Exclude<RegistryReport, RegistryTable>): string {
  switch (report.kind) {
    case 'registered':
      return `Node ${report.id}${report.name === undefined ? '' : ` (${printable(report.name)})`} registered from ${printable(report.address)}${report.ours ? '' : ' (not a Sinkward program)'}; ${registered(report.nodes)}.`;
    case 'refused':
      return stop(`Refused a ${report.what} from ${printable(report.host)}: ${printable(report.reason)}`);
    case 'left':
      return leftSentence(report);
    case 'away':
    case 'back':
      return presenceSentence(report);
    case 'setting-up':
      return `Setting up the overlay: ${plural(report.nodes, 'node')}, ${entries(report.entries)} each, ${report.idBits}-bit IDs.`;
    case 'ready':
      return `Registry now ready to initiate tasks. (${plural(report.nodes, 'node')}, ${entries(report.entries)} each)`;
    case 'started':
      return `Run ${report.run}: ${plural(report.nodes, 'node')}, ${plural(report.packetsPerNode, 'packet')} from each.`;
    case 'progress':
      return `${count(report.received)} of ${plural(report.expected, 'packet')} received.`;
    case 'waiting':
      return `${report.registered} of ${plural(report.wanted, 'node')} registered.`;
    case 'status':
      return statusSentence(report);
    case 'path':
      return pathSentence(report);
    case 'note':
      return stop(printable(report.text));
    case 'violation':
      return stop(`Closed the connection of ${printable(report.host)}: ${printable(report.reason)}`);
    case 'ended':
      return failure(report);
    default:
      return report satisfies never;
  }
}

/** One line without a line break; '' when there is nothing to say. */
export function messengerSentence(report: Exclude<MessengerReport, { kind: 'diagnostics' | 'who' }>): string {
  switch (report.kind) {
    case 'registered':
      return registeredSentence(report);
    case 'refused':
      return stop(`The registry refused: ${printable(report.reason)}`);
    case 'registry-lost':
      return `Node ${report.id} lost the registry: ${printable(report.reason)}; trying to reach it again.`;
    case 'gave-up':
      return stop(`Gave up: ${printable(report.reason)}`);
    case 'dropped':
      return `Node ${report.id} drops packets like one from ${report.source} to ${report.sink} that came from ${printable(report.host)}: ${report.reason}.`;
    case 'set-up':
      return `Node ${report.id} is set up; its peers are ${report.peers.join(', ')}.`;
    case 'set-up-failed':
      return stop(`Node ${report.id} could not be set up: ${printable(report.reason)}`);
    case 'started':
      return `Node ${report.id} sends ${plural(report.packets, 'packet')}.`;
    case 'finished':
      return `Node ${report.id} has sent its ${plural(report.packets, 'packet')}.`;
    case 'trace':
      return pathSentence(report);
    case 'fingerprint':
      return `${printable(report.name)} (node ${report.id}): ${report.digits}`;
    case 'note':
      return stop(printable(report.text));
    case 'violation':
      return stop(`Closed the connection of ${printable(report.host)}: ${printable(report.reason)}`);
    case 'ended':
      return failure(report);
    default:
      return report satisfies never;
  }
}

/** `ready`, `ready, away`, or `away` of one that is lost. */
export function stateText({ state, away }: MemberView): string {
  if (state === 'lost') return 'away';
  return away ? `${state}, away` : state;
}

/** `online 3min 20s`, `away 7s`, or `connected`. */
export function presenceText({ presence, seconds }: PresenceView): string {
  return presence === 'connected' ? presence : `${presence} ${spanText(seconds * 1e6)}`;
}

/** `Listening on 127.0.0.1:12345.` */
export function listeningSentence(host: string, port: number): string {
  return `Listening on ${host.includes(':') ? `[${host}]` : host}:${port}.`;
}

/** Says the seed so that the run can be repeated: as it would be typed into a shell. */
export function seedSentence(seed: string, drawn: boolean): string {
  const typed = shellWord(seed);
  return drawn ? `Seed: ${typed} (drawn; --seed ${typed} repeats the run).` : `Seed: ${typed}.`;
}

function leftSentence(report: Extract<RegistryReport, { kind: 'left' }>): string {
  const { id, address, nodes, how, reason, consequence } = report;
  const why = reason === '' || how === 'deregistered' ? '' : `: ${printable(reason)}`;
  const verb = how === 'lost' ? 'left' : 'deregistered';
  const what = `Node ${id} (${printable(address)}) ${verb}${why}; ${registered(nodes)}.`;
  return consequence === '' ? what : `${what} ${stop(printable(consequence))}`;
}

function presenceSentence(report: Extract<RegistryReport, { kind: 'away' | 'back' }>): string {
  const { kind, id, address, seconds, consequence } = report;
  const span = spanText(seconds * 1e6);
  const how = kind === 'away' ? `is away: it has not answered for ${span}` : `is back after ${span}`;
  const what = `Node ${id} (${printable(address)}) ${how}.`;
  return consequence === '' ? what : `${what} ${stop(printable(consequence))}`;
}

function statusSentence({ text, waitsFor }: Extract<RegistryReport, { kind: 'status' }>): string {
  const ids = waitsFor.slice(0, SHOWN_IDS).join(', ');
  const more = waitsFor.length > SHOWN_IDS ? ` and ${waitsFor.length - SHOWN_IDS} more` : '';
  return stop(printable(waitsFor.length === 0 ? text : `${text}; waiting for node ${ids}${more}`));
}

/** The nodes from a source to a sink, both included; none: there is no way. */
export interface Way {
  readonly source: number;
  readonly sink: number;
  readonly ids: readonly number[];
}

/** `10 → 33 → 101 (2 hops)` */
export function pathSentence({ source, sink, ids }: Way): string {
  if (ids.length === 0) return `There is no path from ${source} to ${sink}.`;
  return `${ids.join(' → ')} (${plural(ids.length - 1, 'hop')})`;
}

function registeredSentence({ id, address, info }: Extract<MessengerReport, { kind: 'registered' }>): string {
  const said = info === '' ? '' : ` The registry says: ${stop(printable(info))}`;
  return `Registered as node ${id}, listening on ${printable(address)}.${said}`;
}

function failure(report: {
  readonly command: string;
  readonly outcome: string;
  readonly reason: string;
}): string {
  if (report.outcome !== 'failed') return '';
  return stop(`${report.command} failed${report.reason === '' ? '' : `: ${printable(report.reason)}`}`);
}

function entries(value: number): string {
  return value === 1 ? '1 entry' : `${value} entries`;
}
