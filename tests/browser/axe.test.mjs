// axe: no violation of WCAG 2.2 A and AA or of its best practices, on one page of every kind, in light, dark and print.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { openBrowser, openServer } from './lib/browser.mjs';
import { none } from './lib/none.mjs';
import { BASE_URL, CORNERS, MOUNT, build, onePerKind } from './lib/site.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const MEDIA = [
  { name: 'light', media: 'screen', colorScheme: 'light' },
  { name: 'dark', media: 'screen', colorScheme: 'dark' },
  { name: 'print', media: 'print', colorScheme: 'light' },
];

const browser = await openBrowser();

for (const [name, options] of [['own', { baseUrl: BASE_URL }], ['corners', { root: CORNERS, baseUrl: BASE_URL }]]) {
  const site = build(options);
  const { base } = await openServer(site.dir, MOUNT);
  for (const { kind, address } of onePerKind(site.pages).filter((page) => page.kind !== 'redirect')) {
    test(`axe: ${name}, ${kind} (${address || 'home'})`, async (t) => {
      const page = await browser.newPage();
      t.after(() => page.close());
      await page.goto(base + address);
      await page.evaluate(AXE);
      for (const look of MEDIA) {
        await page.emulateMedia(look);
        const { violations, passes } = await page.evaluate((tags) => window.axe.run(document, { runOnly: tags, rules: { 'target-size': { enabled: true } } }), TAGS);
        const told = violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${look.name}: ${id} (${help}): ${node.html} ${node.failureSummary.replace(/\s+/g, ' ')}`));
        none(told);
        assert.ok(passes.length > 10, 'axe ran');
      }
    });
  }
}
