// The SARIF that mendbook prints is valid against the schema of SARIF 2.1.0.

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { faults } from './lib.mjs';

const SCHEMA = createRequire(import.meta.url)('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
// One pattern of the schema is a regular expression only without the `u` flag.
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats(ajv);
const validate = ajv.compile(SCHEMA);

test('the schema sees a fault', () => {
  const driver = { name: 'x' };
  assert.deepEqual(faults(validate, { version: '2.1.0', runs: [{ tool: { driver } }] }), []);
  assert.match(faults(validate, { version: '2.1.0', runs: [{ tool: { driver }, results: [{}] }] }).join('\n'), /\/runs\/0\/results\/0 .*message/);
  assert.match(faults(validate, { version: '2.1.0', runs: [{ tool: { driver }, columnKind: 'bytes' }] }).join('\n'), /columnKind/);
});
