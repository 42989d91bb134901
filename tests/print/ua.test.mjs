// PDF/UA-1: two validators have nothing against any document. README.md says what each looks at.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { documents, poppler } from './lib/documents.mjs';
import { none } from './lib/none.mjs';
import { PYTHON, run, temporaryFolder } from './lib/site.mjs';
import { plain, readAloud } from './lib/structure.mjs';

const all = await documents();

/** What outloud says without being right, and where: a rule on some documents, with the reason. */
const FALSE_ALARMS = [
  {
    rule: 'ORD-001',
    on: () => true,
    reason: 'a paragraph begins with a label of its own tag, and outloud takes the words after it to be meant before it',
  },
  {
    rule: 'TBL-014',
    on: ({ kind }) => ['exercise', 'booklet'].includes(kind),
    reason: 'the dose stands in a ruled strip, each value right after its label; it is no table',
  },
  {
    rule: 'PAG-001',
    on: ({ kind }) => kind === 'booklet',
    reason: 'headings such as “Sources” stand in every part, and by chance at the top or the foot of some pages',
  },
  {
    rule: 'TAG-002',
    on: ({ kind, paper }) => kind === 'wallet' && paper !== 'card',
    // Held by the test of the ten cards below.
    reason: 'ten equal cards are on the sheet, and one of them is read aloud: nobody wants to hear it ten times',
  },
];

const isFalseAlarm = (document, { rule }) => FALSE_ALARMS.some((alarm) => alarm.rule === rule && alarm.on(document));

test('page-validation: no document fails a rule', () => {
  none(all.flatMap((document) => document.look.page.map(({ rule, message }) => `${document.file}: ${rule} ${message}`)));
  none(all.filter(({ look }) => look.page_rules < 100).map(({ file, look }) => `${file}: only ${look.page_rules} rules`));
});

test('outloud: no document has an error or a warning', () => {
  const counts = ({ severity }) => ['error', 'warning'].includes(severity);
  const found = all.flatMap((document) => document.look.outloud.filter((finding) => counts(finding) && !isFalseAlarm(document, finding)).map((finding) => [document, finding]));
  none(found.map(([{ file }, { rule, message, evidence }]) => `${file}: ${rule} ${message} (${evidence})`));
  none(all.filter(({ look }) => look.outloud_error || look.crashed.length > 0).map(({ file, look }) => `${file}: couldn't be checked: ${look.outloud_error} ${look.crashed}`));
  none(all.filter(({ look }) => look.outloud_rules < 40).map(({ file, look }) => `${file}: only ${look.outloud_rules} rules`));
});

test('a sheet of wallet cards: ten times the card, of which one is read', async () => {
  const [card] = all.filter(({ kind, paper }) => kind === 'wallet' && paper === 'card');
  const squeezed = (text) => text.replace(/\s/gu, '');
  const once = squeezed(await poppler('pdftotext', '-raw', card.path, '-'));
  const sheets = all.filter(({ kind, paper }) => kind === 'wallet' && paper !== 'card');
  assert.equal(sheets.length, 2);
  for (const sheet of sheets) {
    const words = squeezed(await poppler('pdftotext', '-raw', sheet.path, '-'));
    assert.ok(words.startsWith(once.repeat(10)), `${sheet.file}: not ten times the card`);
    assert.ok(plain(readAloud(sheet.blocks)).startsWith(plain(readAloud(card.blocks))), `${sheet.file}: the card isn't read`);
  }
});

test('the validators see a fault', async () => {
  // A PDF as browsers without tags make them: one page, one word.
  const file = `${temporaryFolder('untagged')}/untagged.pdf`;
  const make = 'import pymupdf, sys; d = pymupdf.open(); d.new_page().insert_text((72, 72), "Hello"); d.save(sys.argv[1])';
  await run(PYTHON, ['-c', make, file]);
  const look = JSON.parse(await run(PYTHON, [new URL('look.py', import.meta.url).pathname, file]));
  assert.ok(look.page.length > 3, 'page-validation');
  assert.ok(look.outloud.some(({ severity }) => severity === 'error'), 'outloud');
});
