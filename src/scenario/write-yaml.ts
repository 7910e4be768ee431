// A scenario as the text of a scenario file, for people to read, change and run again.

import { Document, isScalar, visit } from 'yaml';
import { scenarioFile } from './format.ts';
import type { Scenario } from './scenario.ts';

/** YAML that parseScenario reads the same scenario from. `comment`: lines to stand before it. */
export function formatScenario(scenario: Scenario, comment: readonly string[] = []): string {
  const document = new Document(scenarioFile(scenario));
  if (comment.length > 0) document.commentBefore = comment.map((line) => ` ${line}`).join('\n');
  visit(document, {
    // A matrix has a line for each of its rows.
    Seq(_, list) {
      if (list.items.every((item) => isScalar(item) && typeof item.value === 'number')) list.flow = true;
    },
  });
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}
