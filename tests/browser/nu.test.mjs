// The Nu HTML checker finds no error in any page.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { test } from 'node:test';
import { none } from './lib/none.mjs';
import { BASE_URL, CORNERS, build, report, temporaryFolder } from './lib/site.mjs';

const JAR = path.join(path.dirname(createRequire(import.meta.url).resolve('vnu-jar/package.json')), 'build/dist/vnu.jar');

function validate(dir) {
  const run = spawnSync('java', ['-jar', JAR, '--errors-only', '--exit-zero-always', '--skip-non-html', '--format', 'json', '--stdout', dir], { encoding: 'utf8', maxBuffer: 256 << 20 });
  if (run.error || run.status !== 0) throw run.error ?? new Error(run.stderr);
  return JSON.parse(run.stdout).messages.map((found) => `${path.relative(dir, new URL(found.url).pathname)}:${found.lastLine}: ${found.message} ${found.extract ?? ''}`);
}

test('the checker sees a fault', () => {
  const dir = temporaryFolder('faulty');
  writeFileSync(path.join(dir, 'a.html'), '<!doctype html><html lang="en"><title>a</title><p><div></p>');
  assert.match(validate(dir).join('\n'), /a\.html:1: No “p” element in scope/);
});

test('valid HTML in every build and in the report', () => {
  const dir = temporaryFolder('builds');
  const builds = { own: {}, 'own-with-base-url': { baseUrl: BASE_URL }, portable: { portable: true }, corners: { root: CORNERS, baseUrl: BASE_URL } };
  for (const [name, options] of Object.entries(builds)) cpSync(build(options).dir, path.join(dir, name), { recursive: true });
  cpSync(report(), path.join(dir, 'report'), { recursive: true });
  none(validate(dir));
});
