// Draws rows of text as a table that fits a width, with cli-table3: boxed where there is room, else with fewer lines
// and narrower gaps, else as a block a row. A cell of a table never wraps by itself.

import Table from 'cli-table3';
import { type Paint, paint, wrapped } from './text.ts';

export interface Grid {
  /** Cells of the header; a line break in one makes two lines. */
  readonly head: readonly string[];
  readonly align: readonly ('left' | 'right')[];
  readonly rows: readonly (readonly string[])[];
  /** A last row under a rule of its own. */
  readonly foot?: readonly string[];
}

/** boxed: borders and padding. open: two spaces between columns. tight: one. */
export type Frame = 'boxed' | 'open' | 'tight';

/** The first frame, from roomy to tight, in which the grid is at most `width` columns wide; undefined when none is. */
export function fittingFrame(grid: Grid, width: number): Frame | undefined {
  const frames: readonly Frame[] = ['boxed', 'open', 'tight'];
  return frames.find((frame) => gridWidth(grid, frame) <= width);
}

/**
 * The grid's text, at most `width` columns as far as words allow, without a line break at its end: in the roomiest frame that
 * fits; where none does, as a block a row, whose first cell is its title and whose others stand under it, named by the header.
 */
export function drawFitting(grid: Grid, width: number, color: boolean): string {
  const frame = fittingFrame(grid, width);
  return frame === undefined ? drawBlocks(grid, width, color) : drawGrid(grid, frame, color);
}

function drawBlocks({ head, rows, foot }: Grid, width: number, color: boolean): string {
  const { bold } = paint(color);
  const words = (cell = '') => cell.replaceAll('\n', ' ').trim();
  const named = rows.map(([first, ...cells]) => [`${head[0]} ${first}`, ...cells]);
  return [...named, ...(foot === undefined ? [] : [foot])]
    .flatMap(([title, ...cells]) => [
      ...wrapped(words(title), width).map(bold),
      ...cells.flatMap((cell, column) =>
        words(cell) === '' ? [] : blockLines(`${words(head[column + 1])}: ${words(cell)}`, width),
      ),
    ])
    .join('\n');
}

/** The first line is indented by two, further ones by four. */
function blockLines(text: string, width: number): string[] {
  return wrapped(text, width - 4).map((line, i) => `${i === 0 ? '  ' : '    '}${line}`);
}

/** The table's text without a line break at its end. Every line has the same width. */
export function drawGrid(grid: Grid, frame: Frame, color: boolean): string {
  const { bold } = paint(color);
  const rule = ruleOf(frame);
  const table = new Table({
    head: grid.head.map((cell) => boldLines(cell, bold)),
    colAligns: [...grid.align],
    chars: { ...FRAMES[frame], ...NO_RULE },
    style: {
      head: [],
      border: [],
      'padding-left': frame === 'boxed' ? 1 : 0,
      'padding-right': frame === 'boxed' ? 1 : 0,
    },
  });
  grid.rows.forEach((row, index) => {
    table.push(index === 0 ? row.map((content) => ({ content, chars: rule })) : [...row]);
  });
  if (grid.foot !== undefined) {
    table.push(grid.foot.map((content) => ({ content: bold(content), chars: rule })));
  }
  return table.toString();
}

type Chars = NonNullable<ConstructorParameters<typeof Table>[0]>['chars'] & object;

const BARE: Chars = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  right: '',
};

const FRAMES: Readonly<Record<Frame, Chars>> = {
  boxed: {},
  open: { ...BARE, middle: '  ' },
  tight: { ...BARE, middle: ' ' },
};

/** cli-table3 rules off every row; only the first one and the foot shall have a rule. */
const NO_RULE: Chars = { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' };

function ruleOf(frame: Frame): Chars {
  if (frame === 'boxed') return { mid: '─', 'left-mid': '├', 'mid-mid': '┼', 'right-mid': '┤' };
  return { mid: '─', 'mid-mid': frame === 'open' ? '  ' : ' ' };
}

/** How many columns of a terminal the grid takes in that frame. */
export function gridWidth(grid: Grid, frame: Frame): number {
  const columns = grid.head.length;
  const cells = columnWidths(grid).reduce((sum, width) => sum + width, 0);
  if (frame === 'boxed') return cells + 3 * columns + 1;
  return cells + (frame === 'open' ? 2 : 1) * (columns - 1);
}

function columnWidths({ head, rows, foot }: Grid): number[] {
  const lines = [head, ...rows, ...(foot === undefined ? [] : [foot])];
  return head.map((_, column) =>
    lines.reduce((most, cells) => Math.max(most, cellWidth(cells[column] ?? '')), 0),
  );
}

function cellWidth(cell: string): number {
  return cell.split('\n').reduce((most, line) => Math.max(most, line.length), 0);
}

function boldLines(cell: string, bold: Paint['bold']): string {
  return cell.split('\n').map(bold).join('\n');
}
