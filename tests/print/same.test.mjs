// The same content makes the same PDFs, whatever the folder, the number of threads, the time zone and
// the language of the machine.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { none } from './lib/none.mjs';
import { build, site } from './lib/site.mjs';

/** The hash of every PDF and of the manifest. */
function hashes(dir) {
  const files = readdirSync(dir, { recursive: true }).filter((file) => /\.pdf$|^handouts\.json$/.test(file)).sort();
  return new Map(files.map((file) => [file, createHash('sha256').update(readFileSync(path.join(dir, file))).digest('hex')]));
}

test('two builds: two threads or one, another folder, time zone and language', async () => {
  const one = await site();
  const two = await build({ jobs: 1, environment: { TZ: 'America/Los_Angeles', LC_ALL: 'de_DE.UTF-8' } });
  const [first, second] = [hashes(one.dir), hashes(two.dir)];
  assert.deepEqual([...first.keys()], [...second.keys()]);
  assert.ok(first.size > 20);
  none([...first].filter(([file, hash]) => second.get(file) !== hash).map(([file]) => file));
});
