// The SARIF that mendbook prints is valid against the schema of SARIF 2.1.0.

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { test } from 'node:test';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { ROOT, faults, mendbook, site } from './lib.mjs';

const SCHEMA = createRequire(import.meta.url)('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
// One pattern of the schema is a regular expression only without the `u` flag.
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats(ajv);
const validate = ajv.compile(SCHEMA);

const FIXTURES = path.join(ROOT, 'tests/fixtures');

/** The one run of a site's SARIF, which must be valid. */
function run(dir, ...args) {
  const log = JSON.parse(mendbook(dir, 'check', '--format', 'sarif', '--today', '2026-01-01', ...args).stdout);
  assert.deepEqual(faults(validate, log), []);
  return log.runs[0];
}

test('the schema sees a fault', () => {
  const driver = { name: 'x' };
  assert.deepEqual(faults(validate, { version: '2.1.0', runs: [{ tool: { driver } }] }), []);
  assert.match(faults(validate, { version: '2.1.0', runs: [{ tool: { driver }, results: [{}] }] }).join('\n'), /\/runs\/0\/results\/0 .*message/);
  assert.match(faults(validate, { version: '2.1.0', runs: [{ tool: { driver }, columnKind: 'bytes' }] }).join('\n'), /columnKind/);
});

test('names that need escaping, labels and fixes', () => {
  const { results } = run(path.join(FIXTURES, 'formats'));
  const places = results.flatMap((result) => result.locations.map((location) => location.physicalLocation.artifactLocation.uri));
  assert.ok(places.includes('content/guides/gr%C3%B6%C3%9Fe%201%2C%2050%25.md'));
  assert.ok(results.some((result) => result.relatedLocations));
  assert.ok(results.some((result) => result.fixes));
  for (const uri of places) assert.equal(new URL(uri, 'file:///site/').pathname, `/site/${uri}`);
});

test('each site of the tests', () => {
  const folder = path.join(FIXTURES, 'diagnostics');
  let count = 0;
  for (const name of readdirSync(folder)) count += run(path.join(folder, name)).results.length;
  assert.ok(count > 100, `only ${count} results`);
});

test('a site without a problem', () => {
  const dir = site({ 'site.yaml': 'title: T\nlanguage: en\nbase_url: https://example.org/\n', 'content/index.md': '---\ntitle: T\n---\n' });
  const { results, tool } = run(dir);
  assert.deepEqual(results, []);
  assert.ok(tool.driver.rules.length > 20);
});
