/**
 * Table — prints what every case came to, browser by browser.
 */
import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter';
import type { Row } from './ledger.ts';

const columns = ['browser', 'case', 'accepted', 'delivered', 'duplicates', 'reported lost', 'unreported lost', 'order', 'result'];

/** Made by Playwright with `new`, which a function may be called with as well. */
export default function createTable(): Reporter {
  const rows: string[][] = [];
  return {
    onTestEnd(test: TestCase, { status, annotations }: TestResult) {
      const found = annotations.find(({ type }) => type === 'row')?.description;
      const row = found ? (JSON.parse(found) as Row) : undefined;
      rows.push([
        test.parent.project()!.name, test.title,
        ...(row ? [row.accepted, row.delivered, row.duplicates, row.reported, row.unreported].map(String) : Array<string>(5).fill('–')),
        row ? (row.isInOrder ? 'kept' : 'not kept') : '–',
        status,
      ]);
    },
    onEnd() {
      const widths = columns.map((column, index) => Math.max(column.length, ...rows.map((row) => row[index]!.length)));
      const line = (cells: string[]): string => `| ${cells.map((cell, index) => cell.padEnd(widths[index]!)).join(' | ')} |`;
      console.log([line(columns), line(widths.map((width) => '-'.repeat(width))), ...rows.sort().map(line)].join('\n'));
    },
    printsToStdio: () => true,
  };
}
