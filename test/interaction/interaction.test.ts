// Plays the conversations beside this file: a line or more of commands, `----`, and what the core does. A conversation
// is a test and an example. `UPDATE=1 npx vitest run test/interaction` writes down what the core does now: read the
// difference before you keep it.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { MessengerStage } from './messenger-stage.ts';
import { RegistryStage } from './registry-stage.ts';
import { splitWords } from './text.ts';

const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.txt'));

test.each(files)('%s', (name) => {
  const file = `${import.meta.dirname}/${name}`;
  const written = readFileSync(file, 'utf8');
  const played = play(written);
  if (process.env['UPDATE'] === '1') writeFileSync(file, played);
  else expect(played).toBe(written);
});

/** The text again, with what really happens below each `----`. Paragraphs without that line are prose. */
function play(text: string): string {
  let stage: RegistryStage | MessengerStage | undefined;
  const paragraphs = text.trimEnd().split(/\n{2,}/);
  const played = paragraphs.map((paragraph) => {
    const [commands] = `\n${paragraph}\n`.split('\n----\n');
    if (!`\n${paragraph}\n`.includes('\n----\n')) return paragraph;
    const output = commands!
      .trim()
      .split('\n')
      .flatMap((line) => {
        const words = splitWords(line);
        if (words[0] === 'registry') {
          stage = new RegistryStage(words.slice(1));
          return [];
        }
        if (words[0] === 'messenger') stage = new MessengerStage(words.slice(1));
        if (stage === undefined) throw new Error('a conversation begins with: registry, or messenger');
        return stage.play(words);
      });
    return [commands!.trim(), '----', ...(output.length > 0 ? output : ['ok'])].join('\n');
  });
  return `${played.join('\n\n')}\n`;
}
