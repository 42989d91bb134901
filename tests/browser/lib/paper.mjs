// Prints a page to PDF as a reader would, backgrounds off, and reads what came out.

import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { temporaryFolder } from './site.mjs';

const read = (program, ...args) => execFileSync(program, args, { encoding: 'utf8', maxBuffer: 64 << 20 });

/** Prints; returns the number of pages, all words with their places, and all type sizes, in points. */
export async function printToPdf(page, format) {
  const file = path.join(temporaryFolder('print'), 'page.pdf');
  await page.pdf({ path: file, format, printBackground: false, preferCSSPageSize: false });
  const pages = Number(/^Pages:\s+(\d+)/m.exec(read('pdfinfo', file))[1]);
  const boxes = read('pdftotext', '-bbox', file, '-');
  const [, width, height] = /<page width="([\d.]+)" height="([\d.]+)"/.exec(boxes).map(Number);
  const words = [...boxes.matchAll(/<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">([^<]*)</g)].map(
    ([, left, top, right, bottom, word]) => ({ left: +left, top: +top, right: +right, bottom: +bottom, word: unescape(word) }),
  );
  const sizes = [...read('pdftohtml', '-xml', '-stdout', '-zoom', '1', '-i', file).matchAll(/<fontspec [^>]*size="(-?\d+)"/g)].map(([, size]) => +size);
  return { pages, width, height, words, sizes };
}

const unescape = (word) => word.replace(/&(lt|gt|quot|amp|#39|apos);/g, (_, name) => ({ lt: '<', gt: '>', quot: '"', amp: '&', '#39': "'", apos: "'" })[name]);

const MILLIMETRE = 72 / 25.4;

/** Words nearer to the edge of the paper than `least` millimetres, where printers can't reach. */
export function nearEdge({ width, height, words }, least) {
  const edge = least * MILLIMETRE;
  return words.filter((at) => at.left < edge || at.top < edge || at.right > width - edge || at.bottom > height - edge).map((at) => at.word);
}

/** Words of the page that didn't reach the paper. */
export function lost({ words }, expected) {
  const fold = (word) => word.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  const printed = words.map((at) => fold(at.word)).join('');
  return expected.filter((word) => !printed.includes(fold(word)));
}
