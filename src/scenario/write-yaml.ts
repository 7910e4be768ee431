// A scenario as the text of a scenario file, to read, edit and run again.

import { Document, isScalar, visit } from 'yaml';
import { scenarioFile } from './format.ts';
import type { Scenario } from './scenario.ts';

/** YAML that parseScenario reads as the same scenario. `comment`: lines to put before it. */
export function formatScenario(scenario: Scenario, comment: readonly string[] = []): string {
  const document = new Document(scenarioFile(scenario));
  if (comment.length > 0) document.commentBefore = comment.map((line) => ` ${line}`).join('\n');
  visit(document, {
    // A matrix takes a line per row.
    Seq(_, list) {
      if (list.items.every((item) => isScalar(item) && typeof item.value === 'number')) list.flow = true;
    },
  });
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}
