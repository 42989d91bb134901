// Spanish, and Arabic from right to left: every PDF is in its language, the records are read in order,
// and the letters of Arabic words are joined.

import assert from 'node:assert/strict';
import { appendFileSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { poppler } from './lib/documents.mjs';
import { none } from './lib/none.mjs';
import { PYTHON, ROOT, inPairs, run, temporaryFolder } from './lib/site.mjs';
import { plain } from './lib/structure.mjs';

const BINARY = process.env.MENDBOOK ?? path.join(process.env.CARGO_TARGET_DIR ?? path.join(process.env.HOME, '.cache/mendbook'), 'release/mendbook');
const LOOK = path.join(ROOT, 'tests/print/look.py');

/** Marks of direction and invisible joiners, which poppler prints or not as it likes. */
const bare = (text) => plain(text.replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069]/gu, '').normalize('NFKC'));

/** Builds a golden site with the default theme and every printout. */
async function build(name) {
  const root = temporaryFolder(name);
  cpSync(path.join(ROOT, 'tests/fixtures/golden', name, 'content'), path.join(root, 'content'), { recursive: true });
  const settings = readFileSync(path.join(ROOT, 'tests/fixtures/golden', name, 'site.yaml'), 'utf8');
  writeFileSync(path.join(root, 'site.yaml'), settings.replace('theme: bare', 'theme: default'));
  appendFileSync(path.join(root, 'site.yaml'), '\nhandouts: {documents: [routine, quick-reference, wallet, guide, exercise, booklet], papers: [A4], large_pages: 8}\n');
  const dir = path.join(root, 'output');
  await run(BINARY, ['build', '--root', root, '--output', dir, '--base-url', 'https://e.example.org/', '--quiet']);
  const read = (file) => JSON.parse(readFileSync(path.join(dir, file), 'utf8'));
  return { dir, handouts: read('handouts.json').handouts, routines: read('routines.json').routines, redFlags: read('red-flags.json').red_flags };
}

for (const [name, language] of [['spanish', 'es'], ['arabic', 'ar']]) {
  const site = await build(name);
  const files = site.handouts.map(({ file }) => path.join(site.dir, file));

  test(`${name}: printouts say their language`, async () => {
    assert.ok(site.handouts.length >= 10, `${site.handouts.length} printouts`);
    assert.ok(site.handouts.every((handout) => handout.language === language));
  });

  test(`${name}: page-validation has nothing against them`, async () => {
    const answer = await run(PYTHON, [LOOK, ...files]);
    const looks = answer.toString().trim().split('\n').map((line) => JSON.parse(line));
    assert.equal(looks.length, files.length);
    none(looks.flatMap(({ file, page }) => page.map(({ rule, message }) => `${file}: ${rule} ${message}`)));
  });

  test(`${name}: a card reads as its record, in order`, async () => {
    const [routine] = site.routines;
    const [card] = site.handouts.filter(({ kind, size }) => kind === 'routine' && size === 'standard');
    const text = bare(await poppler('pdftotext', '-raw', path.join(site.dir, card.file), '-'));
    const emergency = site.redFlags.filter(({ id, urgency }) => urgency === 'emergency' && routine.red_flags.includes(id));
    const doses = routine.items.flatMap(({ dose }) => (dose ? [dose.sentence] : []));
    assert.ok(doses.length > 0 && emergency.length > 0);
    const parts = [routine.title, ...doses, ...routine.stop_rules, ...emergency.map(({ sign }) => sign)].map(bare);
    const squeezed = (words) => words.replace(/\s/gu, '');
    let from = 0;
    const lost = parts.filter((part) => {
      const place = squeezed(text).indexOf(squeezed(part), from);
      if (place >= 0) from = place + squeezed(part).length;
      return place < 0;
    });
    none(lost.map((part) => `not there, or not in its place: “${part}” in\n${text}`));
  });
}

test('Arabic letters are joined', async () => {
  // Letters that stand alone take other glyphs, and much more room, than the same letters as a word.
  const site = await build('arabic');
  const [card] = site.handouts.filter(({ kind, size }) => kind === 'routine' && size === 'standard');
  const picture = path.join(temporaryFolder('joined'), 'card');
  mkdirSync(path.dirname(picture), { recursive: true });
  const words = await poppler('pdftotext', '-bbox', path.join(site.dir, card.file), '-');
  const boxes = [...words.matchAll(/<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([\u0621-\u064a]{4,})<\/word>/g)];
  assert.ok(boxes.length > 10, `${boxes.length} Arabic words`);
  const widths = boxes.map(([, left, top, right, bottom, word]) => (right - left) / (bottom - top) / word.length);
  const middle = widths.sort((a, b) => a - b)[Math.floor(widths.length / 2)];
  assert.ok(middle < 0.42, `a letter takes ${middle} of the height of a line`);
  rmSync(path.dirname(picture), { recursive: true, force: true });
});
