// What every PDF is: as many pages of the size that the manifest says, one sheet where one was
// promised, tagged, with its title and language, its fonts inside, and type that can be read.

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { documents } from './lib/documents.mjs';
import { none } from './lib/none.mjs';
import { site } from './lib/site.mjs';
import { plain, readAloud } from './lib/structure.mjs';

const MILLIMETRE = 72 / 25.4;
const PAPERS = { a4: [210, 297], letter: [215.9, 279.4], card: [85.6, 54] };
const LEAST_TYPE = { standard: 12, large: 18, wallet: 7.5 };
const FITTED = ['routine', 'quick-reference', 'wallet'];

const { dir, settings, handouts, routines, exercises } = await site();
const all = await documents();

/** One fault a document for which `wrong` has words. */
const check = (documents, wrong) => none(documents.flatMap((document) => [wrong(document)].flat().filter(Boolean).map((fault) => `${document.file}: ${fault}`)));
const unless = (right, fault) => (right ? [] : [fault]);

test('every document that was asked for is there, and nothing else', () => {
  const kinds = (kind) => handouts.filter((handout) => handout.kind === kind);
  assert.equal(kinds('routine').length, routines.length * 4, 'cards: two papers, two sizes');
  assert.equal(kinds('exercise').length, exercises.length * 4, 'exercise sheets');
  assert.ok(kinds('quick-reference').length >= 4, 'quick references');
  assert.deepEqual(kinds('wallet').map((handout) => handout.paper).sort(), ['a4', 'card', 'letter']);
  assert.ok(kinds('guide').length >= 4, 'leaflets');
  assert.ok(kinds('booklet').length >= 4, 'booklets');
  const written = readdirSync(dir, { recursive: true }).filter((file) => file.endsWith('.pdf'));
  assert.deepEqual(written.sort(), handouts.map((handout) => handout.file).sort());
});

test('pages: as many as the manifest says, and one where one was promised', () => {
  check(all, ({ info, pages, kind, size }) => [
    ...unless(Number(info.Pages) === pages, `${info.Pages} pages, ${pages} in the manifest`),
    ...unless(!FITTED.includes(kind) || pages <= (size === 'large' ? settings.handouts.large_pages : 1), `${pages} pages`),
  ]);
});

test('every page has the size of its paper', () => {
  check(all, ({ sheets, paper, pages }) => [
    ...unless(sheets.length === pages, `sizes of ${sheets.length} pages`),
    ...sheets.flatMap(({ width, height }) => {
      const [across, down] = PAPERS[paper].map((side) => side * MILLIMETRE);
      return unless(Math.abs(width - across) < 0.5 && Math.abs(height - down) < 0.5, `${width} × ${height} points on ${paper}`);
    }),
  ]);
});

test('bytes: as the manifest says', () => {
  check(all, ({ length, bytes }) => unless(length === bytes, `${length} bytes, ${bytes} in the manifest`));
});

test('PDF 1.7, tagged, no script, no form, no lock', () => {
  const right = { 'PDF version': '1.7', Tagged: 'yes', Form: 'none', JavaScript: 'no', Encrypted: 'no' };
  check(all, ({ info }) => Object.entries(right).flatMap(([name, value]) => unless(info[name] === value, `${name}: ${info[name]}`)));
});

test('title and language: as the manifest says, and the title is shown', () => {
  check(all, ({ info, title, language, look }) => [
    ...unless(plain(info.Title ?? '') === plain(title), `title ${info.Title}, in the manifest ${title}`),
    ...unless(look.language === language, `language ${look.language}, in the manifest ${language}`),
    ...unless(look.title_shown, 'the file name is shown in place of the title'),
  ]);
});

test('fonts: all inside, each only with the letters that are used', () => {
  check(all, ({ fonts }) => [
    ...unless(fonts.length > 0, 'no font'),
    ...fonts.flatMap(({ name, embedded, subset, unicode }) => [
      ...unless(embedded, `${name} is not inside`),
      ...unless(subset, `${name} is there whole`),
      ...unless(unicode, `${name} doesn't say what its letters are`),
    ]),
  ]);
});

test('no type is smaller than promised', () => {
  check(all, ({ kind, size, look }) => {
    const least = kind === 'wallet' ? LEAST_TYPE.wallet : LEAST_TYPE[size];
    // As measured: to a hundredth of a point.
    return unless(look.smallest >= least - 0.01, `${look.smallest} points: “${look.small_words}”`);
  });
});

test('all text stands out from what is behind it', () => {
  check(all, ({ look }) => look.faint.map((words) => `too faint: “${words}”`));
});

test('the address of the page is printed, and is a live link', () => {
  check(all, ({ address, look, blocks }) => [
    ...unless(look.links.includes(address), `no link to ${address}`),
    // A long address may be broken over two lines, or at a place where blanks stand in the tags.
    ...unless(readAloud(blocks).replace(/\s/g, '').includes(address.replace(/^https?:\/\//, '').replace(/\/$/, '')), `${address} isn't printed`),
  ]);
});

test('every link leads somewhere', () => {
  check(all, ({ look }) => look.links.flatMap((link) => unless(/^(https:\/\/|mailto:|tel:)/.test(link), `link to ${link}`)));
});
