// Widths from a small phone to a wide desk: nothing sticks out sideways, and everything to press is
// at least 24 px high and wide (links in running text excepted, as WCAG 2.5.8 does).

import { test } from 'node:test';
import { openBrowser, openServer } from './lib/browser.mjs';
import { check } from './lib/checks.mjs';
import { none } from './lib/none.mjs';
import { BASE_URL, CORNERS, MOUNT, build, onePerKind } from './lib/site.mjs';

const browser = await openBrowser();
const WIDTHS = [320, 390, 768, 1280, 1920];

for (const [name, options] of [['own', { baseUrl: BASE_URL }], ['corners', { root: CORNERS, baseUrl: BASE_URL }]]) {
  const site = build(options);
  const { base } = await openServer(site.dir, MOUNT);
  for (const { kind, address } of onePerKind(site.pages).filter((page) => page.kind !== 'redirect')) {
    test(`layout: ${name}, ${kind} (${address || 'home'})`, async (t) => {
      const page = await browser.newPage();
      t.after(() => page.close());
      await page.goto(base + address);
      const widths = new Map(); // of each fault
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 });
        for (const open of [false, true]) {
          await page.evaluate((yes) => document.querySelectorAll('details').forEach((one) => (one.open = yes)), open);
          const found = [...(await check(page, 'overflow')), ...(await check(page, 'cutOff', true)), ...(await check(page, 'smallTargets', 24))];
          for (const fault of found) widths.set(fault, (widths.get(fault) ?? new Set()).add(width));
        }
      }
      none([...widths].map(([fault, at]) => `at ${[...at].join(', ')} px: ${fault}`));
    });
  }
}
