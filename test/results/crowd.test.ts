import { describe, expect, it } from 'vitest';
import type { MessengerReport } from '../../src/overlay/report.ts';
import { asOne } from '../../src/results/crowd.ts';

function tellAll(nodes: number, reports: readonly MessengerReport[]): MessengerReport[] {
  const told: MessengerReport[] = [];
  const tell = asOne(nodes, (report) => told.push(report));
  for (const report of reports) tell(report);
  return told;
}

describe('many nodes in one process', () => {
  const started: MessengerReport[] = [1, 2, 3].map((id) => ({ kind: 'started', id, packets: 25_000 }));

  it('says once what all of them did', () => {
    expect(tellAll(3, [...started, ...started])).toEqual([
      { kind: 'note', text: '3 nodes send 25,000 packets each.' },
      { kind: 'note', text: '3 nodes send 25,000 packets each.' },
    ]);
  });

  it('says nothing for all while one is missing', () => {
    expect(tellAll(3, started.slice(1))).toEqual([]);
  });

  it('gives one reason once, and another one too', () => {
    const lost = (reason: string): MessengerReport => ({ kind: 'gave-up', reason });
    expect(tellAll(3, [lost('a'), lost('a'), lost('b')])).toEqual([lost('a'), lost('b')]);
  });

  it('counts those that are left when others could not start', () => {
    const registered = (id: number): MessengerReport => ({ kind: 'registered', id, address: '', info: '' });
    const refused: MessengerReport = { kind: 'refused', reason: 'all IDs are taken' };
    expect(tellAll(3, [registered(1), registered(2), refused, ...started.slice(1)])).toEqual([
      refused,
      { kind: 'note', text: '2 nodes registered.' },
      { kind: 'note', text: '2 nodes send 25,000 packets each.' },
    ]);
  });

  it('leaves a single node alone', () => {
    expect(tellAll(1, started)).toEqual(started);
  });
});
