// The words, in the order in which they are read aloud, are those of the records: not one number
// differs, no step is missing, and the danger signs are all there, the most urgent first.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { documents, pageWords } from './lib/documents.mjs';
import * as expected from './lib/expected.mjs';
import { none } from './lib/none.mjs';
import { site } from './lib/site.mjs';
import { blocks as blocksOf, listItems, plain, readAloud } from './lib/structure.mjs';

const built = await site();
const all = await documents();
const number = built.settings.region.emergency_number;

const ofKind = (kind) => {
  const found = all.filter((document) => document.kind === kind);
  assert.ok(found.length > 0, `no document of the kind ${kind}`);
  return found;
};
/** The id of the record that a page shows: the last part of its address, or the one before `card`. */
const idOf = ({ page }) => page.split('/').filter((part) => part && part !== 'card').at(-1);

/** Each document of a kind is held against what `expect` says must be on it. */
function hold(kind, expect, also = () => []) {
  none(ofKind(kind).flatMap((document) => {
    const parts = expect(document);
    return [...expected.missing(document.blocks, parts), ...also(document, parts)].map((fault) => `${document.file}: ${fault}`);
  }));
}

const nothingElse = ({ blocks }, parts) => expected.unlike(listItems(blocks), parts);

/** The heading over the first sign says whom to call. */
const numberAbove = ({ blocks }, [, ...parts]) => {
  const signs = parts.filter(({ text }) => Array.isArray(text)).map(({ text }) => text[0]);
  const first = blocks.findIndex(({ text }) => text.startsWith(signs[0]));
  const above = blocks.slice(0, first).findLast(({ tag }) => /^H/.test(tag));
  return above?.text.includes(` ${number} `) ? [] : [`no ${number} above the first sign: “${above?.text}”`];
};

test('cards: each exercise with its dose and all its steps, when to stop, when to call', () => {
  hold('routine', (document) => expected.card(built, idOf(document)), (document, parts) => [...nothingElse(document, parts), ...numberAbove(document, parts)]);
});

test('quick reference: every sign of every level, the most urgent first', () => {
  hold('quick-reference', ({ title }) => expected.quickReference(built, title), (document, parts) => [...nothingElse(document, parts), ...numberAbove(document, parts)]);
});

test('wallet card: the emergency signs, and the number large, once', () => {
  const once = ({ blocks }) => {
    const alone = blocks.filter(({ text }) => text === number).length;
    return alone === 1 ? [] : [`${number} stands alone ${alone} times`];
  };
  hold('wallet', ({ title }) => expected.wallet(built, title), (document, parts) => [...nothingElse(document, parts), ...numberAbove(document, parts), ...once(document)]);
});

test('exercise sheets: each variant with its dose and all its steps, and every caution', () => {
  const notes = (document) => {
    const there = listItems(document.blocks);
    return expected.exerciseNotes(built, idOf(document)).filter(({ text }) => !there.includes(plain(text))).map(({ text }) => `not there: “${text}”`);
  };
  hold('exercise', (document) => expected.exercise(built, idOf(document)), notes);
});

test('leaflets: the key message, when to stop, the signs that the guide states', () => {
  hold('guide', (document) => expected.guide(built, idOf(document)));
});

test('booklets: every guide, exercise and routine, each whole', () => {
  const ids = [...new Set(all.filter(({ kind }) => kind === 'guide').map(idOf))];
  const parts = [
    ...ids.map((id) => expected.guide(built, id)),
    ...built.exercises.map(({ id }) => expected.exercise(built, id)),
    ...built.routines.map(({ id }) => expected.card(built, id)),
  ];
  none(ofKind('booklet').flatMap(({ file, blocks }) => parts.flatMap((part) => {
    // The title also stands in the contents, which aren't headings.
    const from = blocks.findIndex(({ tag, text }) => tag === 'H3' && text === part[0].text);
    const to = blocks.findIndex(({ tag }, place) => place > from && /^H[123]$/.test(tag));
    if (from < 0) return [`${file}: no part “${part[0].text}”`];
    return expected.missing(blocks.slice(from, to < 0 ? undefined : to), part).map((fault) => `${file}, ${part[0].text}: ${fault}`);
  })));
});

test('the version on the paper is that of the manifest and of the page', () => {
  none(all.flatMap(({ file, kind, id, page, blocks }) => {
    const words = readAloud(blocks);
    return [
      ...(/^[0-9a-f]{8}$/.test(id) ? [] : [`${file}: the id ${id}`]),
      ...(new RegExp(`\\bVersion ${id}\\b`).test(words) ? [] : [`${file}: no “Version ${id}” on the paper`]),
      // In a booklet each part has a version of its own.
      ...(kind !== 'booklet' && [...words.matchAll(/\bVersion ([0-9a-f]{8})\b/g)].some(([, other]) => other !== id) ? [`${file}: another version on the paper`] : []),
      ...(pageWords(built.dir, page).includes(id) ? [] : [`${file}: no ${id} on the page ${page || '/'}`]),
    ];
  }));
});

test('all editions of a handout bear one version, and no two handouts the same', () => {
  const editions = new Map();
  for (const { kind, page, id } of all) editions.set(`${kind} ${page}`, new Set(editions.get(`${kind} ${page}`)).add(id));
  const versions = [...editions.values()].map((ids) => [...ids]);
  none([...editions].filter(([, ids]) => ids.size > 1).map(([handout, ids]) => `${handout}: ${[...ids].join(' and ')}`));
  assert.equal(new Set(versions.flat()).size, versions.length);
});

// That these checks see what they must: one thing made wrong at a time.

const [sample] = ofKind('routine').filter(({ page }) => page.includes('gentle-relief'));
const right = expected.card(built, 'gentle-relief');
const faultsOf = (blocks, parts) => [...expected.missing(blocks, parts), ...expected.unlike(listItems(blocks), parts)];

test('a fault is seen: one number in any sentence of the records', () => {
  const withNumber = right.flatMap(({ text }, place) => (/\d/.test([text].flat()[0]) ? [place] : []));
  assert.ok(withNumber.length > 4);
  for (const place of withNumber) {
    const wrong = right.map((part, at) => (at === place ? { ...part, text: [part.text].flat().map((text) => text.replace(/\d/, (digit) => (Number(digit) + 1) % 10)) } : part));
    assert.ok(faultsOf(sample.blocks, wrong).length > 0, [right[place].text].flat()[0]);
  }
});

test('a fault is seen: a block that is missing on the paper, or stands in another place', () => {
  for (const [place, { text }] of right.entries()) {
    const at = sample.blocks.findIndex((block) => [text].flat().map(plain).includes(block.text));
    assert.ok(faultsOf(sample.blocks.toSpliced(at, 1), right).length > 0, `without “${text}”`);
    if (place === right.length - 1) continue;
    const next = sample.blocks.findIndex((block, later) => later > at && [right[place + 1].text].flat().map(plain).includes(block.text));
    assert.ok(at >= 0 && next > at);
    const swapped = sample.blocks.with(at, sample.blocks[next]).with(next, sample.blocks[at]);
    assert.ok(faultsOf(swapped, right).length > 0, `“${text}” after what follows it`);
  }
});

test('a fault is seen: a list item that no record states', () => {
  const at = sample.blocks.findIndex(({ tag }) => tag === 'LBody');
  assert.ok(faultsOf(sample.blocks.toSpliced(at, 0, { tag: 'LBody', text: 'Stand on one leg.' }), right).length > 0);
});

test('the tree of tags is read as it stands', () => {
  const tree = 'Document\n  H1 "A “b”" (block)\n    "A "\n    "“b”"\n  L (block):\n     /ListNumbering /Decimal\n    LI (block)\n      Lbl (block)\n        "1."\n      LBody (block)\n        Span (inline)\n          "12 "\n        Link (inline)\n          "to"\n          Object 3 0\n        " 15."\n';
  assert.deepEqual(blocksOf(tree), [{ tag: 'H1', text: 'A “b”' }, { tag: 'Lbl', text: '1.' }, { tag: 'LBody', text: '12 to 15.' }]);
});
