// Contrast: every text that can be seen stands out from what is behind it by 7:1, in light and dark.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openBrowser, openServer } from './lib/browser.mjs';
import { check } from './lib/checks.mjs';
import { none } from './lib/none.mjs';
import { BASE_URL, CORNERS, MOUNT, build, onePerKind } from './lib/site.mjs';

const browser = await openBrowser();

for (const [name, options] of [['own', { baseUrl: BASE_URL }], ['corners', { root: CORNERS, baseUrl: BASE_URL }]]) {
  const site = build(options);
  const { base } = await openServer(site.dir, MOUNT);
  for (const { kind, address } of onePerKind(site.pages).filter((page) => page.kind !== 'redirect')) {
    test(`contrast: ${name}, ${kind} (${address || 'home'})`, async (t) => {
      const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
      t.after(() => page.close());
      await page.goto(base + address);
      await page.evaluate(() => document.querySelectorAll('details').forEach((one) => (one.open = true)));
      const paper = {};
      for (const colorScheme of ['light', 'dark']) {
        await page.emulateMedia({ colorScheme });
        none((await check(page, 'contrast', 7)).map((fault) => `${colorScheme}: ${fault}`));
        paper[colorScheme] = await check(page, 'paperColour');
      }
      assert.notEqual(paper.light, paper.dark, 'dark is really dark');
    });
  }
}
