// The JSON Schemas that `mendbook schema` prints: valid by the metaschema of draft 2020-12, right about
// our own content, and wrong about what mendbook refuses. The validator is Ajv, the YAML reader `yaml`.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import Ajv from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { ROOT, mendbook } from './lib.mjs';

const print = (...name) => mendbook(ROOT, 'schema', ...name).stdout;
const names = print().trim().split('\n').map((line) => line.split(/\s/)[0]);
const folders = { guide: 'guides', exercise: 'exercises', routine: 'routines', 'red-flag': 'red-flags', relief: 'relief', term: 'glossary' };

// Strict, so that a misspelt keyword of ours is told. Several types are meant (YAML's scalars), and so is a
// pattern beside them. The two words are yaml-language-server's: they only change what it says.
const ajv = new Ajv({ strict: true, allErrors: true, allowUnionTypes: true, strictTypes: false });
ajv.addVocabulary(['errorMessage', 'patternErrorMessage']);

const schemas = Object.fromEntries(names.map((name) => [name, JSON.parse(print(name))]));
const checks = Object.fromEntries(names.map((name) => [name, ajv.compile(schemas[name])]));

const problems = (name, value) => (checks[name](value) ? [] : checks[name].errors.map((e) => `${e.instancePath} ${e.message}`));
const frontMatter = (text) => parse(text.split(/^---\s*$/m)[1]) ?? {};

test('all nine are there', () => {
  assert.deepEqual(names, ['page', ...Object.keys(folders), 'site', 'sources']);
});

for (const name of names) {
  test(`${name}: valid by the metaschema`, () => {
    assert.equal(schemas[name].$schema, 'https://json-schema.org/draft/2020-12/schema');
    assert.ok(ajv.validateSchema(schemas[name]), JSON.stringify(ajv.errors));
  });

  test(`${name}: every example is valid where it stands`, () => {
    let seen = 0;
    const walk = (schema) => {
      if (schema === null || typeof schema !== 'object') return;
      if (Array.isArray(schema.examples)) {
        const check = ajv.compile({ ...schema, $defs: schemas[name].$defs });
        for (const example of schema.examples) {
          assert.ok(check(example), `${JSON.stringify(example)} (${schema.description}): ${JSON.stringify(check.errors)}`);
          seen += 1;
        }
      }
      Object.values(schema).forEach(walk);
    };
    walk(schemas[name].properties ?? {});
    walk(schemas[name].$defs);
    assert.ok(seen > 5, `only ${seen} examples`);
  });
}

test('our own front matter is valid', () => {
  let seen = 0;
  for (const entry of readdirSync(join(ROOT, 'content'), { recursive: true })) {
    if (!entry.endsWith('.md')) continue;
    const [folder, ...rest] = entry.split('/');
    const kinds = Object.keys(folders).filter((kind) => folders[kind] === folder);
    const kind = rest.length === 1 && rest[0] !== 'index.md' ? kinds[0] : 'page';
    const text = readFileSync(join(ROOT, 'content', entry), 'utf8');
    assert.deepEqual(problems(kind, frontMatter(text)), [], entry);
    seen += 1;
  }
  assert.ok(seen > 50, `only ${seen} pages`);
});

test('our own settings and sources are valid', () => {
  const read = (path) => parse(readFileSync(join(ROOT, path), 'utf8'));
  assert.deepEqual(problems('site', read('site.yaml')), []);
  assert.deepEqual(problems('sources', read('content/sources.yaml')), []);
});

// What mendbook accepts besides the usual: no editor may call it wrong.
const right = {
  'any scalar as text': ['page', 'title: 2026-03-15\nsummary: true\ncodes: [{system: snomed, code: 279039007}]'],
  'every form of a quantity': ['exercise', "title: A\ndose: {sets: 2, reps: 10–15, hold: 3 to 5 Seconds, rest: '>=30s', duration: up to 5 min, for: 6 weeks}"],
  'words for a rest and a load': ['exercise', 'title: A\ndose: {rest: as-needed, load: light band}'],
  'half a metre': ['exercise', 'title: A\ndose: {distance: 0.5 m, load: 2.5 kg}'],
  'one or many': ['exercise', 'title: A\neasier: tilt\nharder: [bridge, plank-2]'],
  'none known': ['exercise', 'title: A\ncontraindications: none-known'],
  'a list of contraindications': ['exercise', 'title: A\ncontraindications: [A broken hip.]'],
  'items of all forms': ['routine', 'title: A\nitems: [tilt, {exercise: bridge, variant: slow, dose: {reps: 3}}, {relief: cold-pack}]'],
  'a flag in place': ['guide', "title: A\nred_flags: [leg-weakness, {sign: You can't stand., urgency: emergency}]"],
  'anything in extra': ['page', 'title: A\nextra: {a: [1, {b: null}]}'],
  'an id with letters of any language': ['page', 'title: A\nid: größe-1'],
  'a leap day': ['page', 'title: A\ndate: 2024-02-29'],
  'levels by code': ['site', 'title: A\ncheck: {levels: {sentence-long: off, orphan: note}}'],
};
for (const [what, [name, yaml]] of Object.entries(right)) {
  test(`right: ${what}`, () => assert.deepEqual(problems(name, parse(yaml)), []));
}

// What mendbook refuses, and where an editor should say so.
const wrong = {
  'a misspelt key': ['exercise', 'title: A\nposision: supine', ''],
  'no title': ['guide', 'summary: A', ''],
  'a key without a value': ['page', 'title:', '/title'],
  'an empty text': ['page', "title: ' '", '/title'],
  'a summary that is too long': ['page', `title: A\nsummary: ${'word '.repeat(41)}`, '/summary'],
  'a sign of too many words': ['red-flag', `title: A\nsign: ${'word '.repeat(21)}`, '/sign'],
  'an unknown urgency': ['red-flag', 'title: A\nsign: B\nurgency: urgent', '/urgency'],
  'an unknown position': ['exercise', 'title: A\nposition: upside-down', '/position'],
  'a time without a unit': ['exercise', 'title: A\ndose: {hold: 20-30}', '/dose/hold'],
  'a bare number for a time': ['exercise', 'title: A\ndose: {hold: 20}', '/dose/hold'],
  "a unit that isn't one": ['exercise', 'title: A\ndose: {hold: 20 sek}', '/dose/hold'],
  'metres for a time': ['exercise', 'title: A\ndose: {duration: 5 m}', '/dose/duration'],
  'a count with a unit': ['exercise', 'title: A\ndose: {reps: 8 times}', '/dose/reps'],
  'a look-alike hyphen': ['exercise', 'title: A\ndose: {reps: 8\u201110}', '/dose/reps'],
  'a load with a slip': ['exercise', 'title: A\ndose: {load: 5 kgs}', '/dose/load'],
  'a misspelt key in a dose': ['exercise', 'title: A\ndose: {rep: 8}', '/dose'],
  'one text for a list': ['exercise', 'title: A\ncues: Slowly.', '/cues'],
  'an id with capitals': ['routine', 'title: A\nitems: [Pelvic-Tilt]', '/items/0'],
  'a routine without items': ['routine', 'title: A', ''],
  "a day that doesn't exist": ['page', 'title: A\ndate: 2026-02-29', '/date'],
  'a date in another order': ['page', 'title: A\ndate: 15.3.2026', '/date'],
  'a quoted weight': ['page', "title: A\nweight: '3'", '/weight'],
  'yes for true': ['page', 'title: A\ndraft: yes', '/draft'],
  'an old address without a slash': ['page', 'title: A\naliases: [old/place/]', '/aliases/0'],
  'an address that could run code': ['site', "title: A\npublisher: {name: B, url: 'javascript:x'}", '/publisher/url'],
  'an unknown paper': ['site', 'title: A\nregion: {paper: A3}', '/region/paper'],
  "a level that isn't one": ['site', 'title: A\ncheck: {levels: {orphan: quiet}}', '/check/levels/orphan'],
  'a source without a type': ['sources', 's0: {title: A}', '/s0'],
  'a source with a bad id': ['sources', 'S0: {title: A, type: expert}', ''],
};
for (const [what, [name, yaml, place]] of Object.entries(wrong)) {
  test(`wrong: ${what}`, () => {
    const told = problems(name, parse(yaml)).map((line) => line.split(' ')[0]);
    assert.ok(told.some((path) => path === place || path.startsWith(`${place}/`)), `told at ${JSON.stringify(told)}`);
  });
}

test('a pattern is told in words', () => {
  const hold = schemas.exercise.$defs['quantity-time'];
  assert.match(hold.patternErrorMessage, /30 s/);
  assert.match(hold.description, /s, min, h, day, week, month/);
});
