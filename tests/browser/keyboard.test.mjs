// The keyboard alone: the skip link comes first and works, everything can be reached in order and
// shows that it has the focus, and nothing traps it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openBrowser, openServer } from './lib/browser.mjs';
import { walk } from './lib/keyboard.mjs';
import { none } from './lib/none.mjs';
import { build, onePerKind } from './lib/site.mjs';

const browser = await openBrowser();
const site = build();
const { base } = await openServer(site.dir, '/');
const LOOKS = [
  { viewport: { width: 1280, height: 900 }, colorScheme: 'light' },
  { viewport: { width: 390, height: 800 }, colorScheme: 'dark' },
];

for (const { kind, address } of onePerKind(site.pages).filter((page) => page.kind !== 'redirect')) {
  test(`keyboard: ${kind} (${address || 'home'})`, async (t) => {
    for (const look of LOOKS) {
      const page = await browser.newPage({ ...look, reducedMotion: 'reduce' });
      t.after(() => page.close());
      await page.goto(base + address);

      await page.keyboard.press('Tab');
      const target = await page.evaluate(() => {
        const skip = document.activeElement;
        const id = skip.getAttribute('href');
        const box = skip.getBoundingClientRect();
        const seen = box.top >= 0 && box.left >= 0 && box.width > 24 && box.height >= 24;
        return { seen, main: id?.startsWith('#') && Boolean(document.querySelector(id)?.closest('main')) };
      });
      assert.deepEqual(target, { seen: true, main: true }, 'the first stop is a visible link to the main content');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
      const landed = await page.evaluate(() => {
        const main = document.querySelector('main');
        const at = document.activeElement;
        const order = main.compareDocumentPosition(at);
        return { inMain: main.contains(at), behind: Boolean(order & Node.DOCUMENT_POSITION_FOLLOWING), any: Boolean(main.querySelector('a[href]')) };
      });
      assert.ok(landed.any ? landed.inMain : landed.inMain || landed.behind, 'after the skip link, Tab goes on in the main content');

      await page.goto(base + address);
      const { faults, inMain } = await walk(page);
      none(faults);
      assert.ok(inMain || !landed.any, 'Tab reaches the main content');
    }
  });
}
