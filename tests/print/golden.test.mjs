// What the printouts look like: pictures of a card, the quick reference and a sheet of wallet cards,
// so that a change of looks is seen in review. Alike to the eye is enough: what another version of
// the renderer makes of a letter doesn't count, a line that is missing or has moved does.
//
// `UPDATE_EXPECT=1` writes the pictures anew. Look at them before you commit.

import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { documents, poppler } from './lib/documents.mjs';
import { compare, readPicture, render, writePicture } from './lib/picture.mjs';
import { run, temporaryFolder } from './lib/site.mjs';

const GOLDEN = path.join(path.dirname(fileURLToPath(import.meta.url)), 'golden');
const DPI = 110;
/** How many squares may differ: fewer than the shortest line of words has. */
const TOLERATED = 2;

const all = await documents();
const [card] = all.filter(({ file }) => file.endsWith('/gentle-relief-card-a4.pdf'));
const pictured = {
  'gentle-relief-card': card,
  'quick-reference': all.find(({ kind, paper, size }) => kind === 'quick-reference' && paper === 'a4' && size === 'standard'),
  'wallet-sheet': all.find(({ kind, paper }) => kind === 'wallet' && paper === 'a4'),
};

/** Writes what is and what differs where it can be looked at after the run. */
function keep(name, actual, shown) {
  const dir = mkdtempSync(path.join(tmpdir(), 'mendbook-golden-'));
  writePicture(path.join(dir, `${name}.png`), actual);
  if (shown) writePicture(path.join(dir, `${name}-difference.png`), shown());
  return dir;
}

for (const [name, document] of Object.entries(pictured)) {
  test(`looks as it did: ${name}`, async () => {
    assert.ok(document, 'there is such a document');
    const actual = await render(document.path, { dpi: DPI });
    const file = path.join(GOLDEN, `${name}.png`);
    if (process.env.UPDATE_EXPECT) {
      mkdirSync(GOLDEN, { recursive: true });
      writePicture(file, actual);
      return;
    }
    assert.ok(existsSync(file), `no ${file}: UPDATE_EXPECT=1 writes it`);
    const { different, shown } = compare(readPicture(file), actual);
    if (different <= TOLERATED) return;
    assert.fail(`${different} squares differ from ${file}: see ${keep(name, actual, shown)}`);
  });
}

/** The lines of words on the first page, in points: `{ left, top, right, bottom, words }`. */
async function lines({ path: file }) {
  const layout = await poppler('pdftotext', '-l', '1', '-bbox-layout', file, '-');
  return [...layout.matchAll(/<line xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)<\/line>/gs)].map(([, left, top, right, bottom, words]) => ({
    left: +left,
    top: +top,
    right: +right,
    bottom: +bottom,
    words: [...words.matchAll(/>([^<]+)<\/word>/g)].map(([, word]) => word),
  }));
}

/** A picture with a line painted over in white. */
function without({ width, height, dots }, { left, top, right, bottom }) {
  const at = (points) => (points * DPI) / 72;
  const painted = Uint8Array.from(dots);
  for (let y = Math.floor(at(top)); y < Math.min(height, at(bottom)); y += 1) painted.fill(255, y * width + Math.floor(at(left)), y * width + Math.ceil(Math.min(width, at(right))));
  return { width, height, dots: painted };
}

test('a fault is seen: any line of two words or more that is missing', async () => {
  for (const document of Object.values(pictured)) {
    const picture = await render(document.path, { dpi: DPI });
    const all = (await lines(document)).filter(({ words }) => words.length > 1);
    assert.ok(all.length > 10);
    for (const line of all) {
      const { different } = compare(picture, without(picture, line));
      assert.ok(different > TOLERATED, `${document.file}: ${different} squares without “${line.words.join(' ')}”`);
    }
  }
});

test('no false alarm: another renderer draws the letters a little differently', async () => {
  for (const [name, document] of Object.entries(pictured)) {
    const stem = path.join(temporaryFolder('cairo'), 'page');
    await run('pdftocairo', ['-png', '-gray', '-singlefile', '-r', String(DPI), document.path, stem]);
    const { different } = compare(await render(document.path, { dpi: DPI }), readPicture(`${stem}.png`));
    assert.ok(different <= TOLERATED, `${name}: ${different} squares`);
  }
});
