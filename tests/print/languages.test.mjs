// Spanish, and Arabic from right to left: every PDF is in its language, and the records are read in order.

import assert from 'node:assert/strict';
import { appendFileSync, cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { poppler } from './lib/documents.mjs';
import { none } from './lib/none.mjs';
import { BINARY, PYTHON, ROOT, run, temporaryFolder } from './lib/site.mjs';

const LOOK = path.join(ROOT, 'tests/print/look.py');

/**
 * The letters and digits of a text. Poppler turns round the two letters of the ligature lam-alef, which
 * says nothing about the paper, so they are put into one order on both sides. That letters are joined
 * is held by `print::paper_tests`.
 */
const letters = (text) =>
  text
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/[\u0622\u0623\u0625\u0627\u0644]{2,}/gu, (pair) => [...pair].sort().join(''));

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
  return { dir, handouts: read('handouts.json').handouts, exercises: read('exercises.json').exercises, redFlags: read('red-flags.json').red_flags };
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

  /** What doesn't stand on a printout of one column, or not after what comes before it. */
  async function lost(kind, parts, page = '') {
    const [printout] = site.handouts.filter((handout) => handout.kind === kind && handout.size === 'standard' && handout.page.startsWith(page));
    const text = letters(await poppler('pdftotext', path.join(site.dir, printout.file), '-'));
    let from = 0;
    const missing = parts.filter((part) => {
      const place = text.indexOf(letters(part), from);
      if (place >= 0) from = place + letters(part).length;
      return place < 0;
    });
    return missing.map((part) => `${printout.file}: not there, or not in its place: “${part}” in\n${text}`);
  }

  test(`${name}: the red flags read as recorded, the most urgent first`, async () => {
    const order = ['emergency', 'same-day', 'see-clinician'];
    const signs = order.flatMap((level) => site.redFlags.filter(({ urgency }) => urgency === level)).map(({ sign }) => sign);
    assert.ok(signs.length >= 3);
    none(await lost('quick-reference', signs));
  });

  test(`${name}: an exercise reads as recorded: its dose, then its steps`, async () => {
    for (const { id, title, dose } of site.exercises.filter((exercise) => exercise.dose)) {
      const [page] = site.handouts.filter((handout) => handout.kind === 'exercise' && handout.records[0] === id);
      none(await lost('exercise', [title, dose.sentence], page.page));
    }
  });

  test(`${name}: number to call and signs stand on the wallet card`, async () => {
    const emergency = site.redFlags.filter(({ urgency }) => urgency === 'emergency').map(({ sign }) => sign);
    none(await lost('wallet', emergency));
  });
}
