// The report for authors: accessible in light, dark and print, whole on a phone, and without a request elsewhere.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { openBrowser, openServer, watch } from './lib/browser.mjs';
import { none } from './lib/none.mjs';
import { CORNERS, ROOT, report } from './lib/site.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const LOOKS = [
  { media: 'screen', colorScheme: 'light' },
  { media: 'screen', colorScheme: 'dark' },
  { media: 'print', colorScheme: 'light' },
];

const browser = await openBrowser();

for (const [name, root] of [['own', ROOT], ['corners', CORNERS]]) {
  const { base } = await openServer(report(root), '/');
  const open = async (t, options) => {
    const page = await browser.newPage(options);
    t.after(() => page.close());
    const problems = watch(page, base);
    // Browsers ask a server for this file by themselves; a report is read from the disk.
    await page.route('**/favicon.ico', (route) => route.fulfill({ status: 204 }));
    await page.goto(base);
    return { page, problems };
  };

  test(`axe: the report of ${name}`, async (t) => {
    const { page, problems } = await open(t);
    await page.evaluate(AXE);
    // A few of them opened: all are made alike.
    await page.evaluate(() => [...document.querySelectorAll('details')].slice(0, 6).forEach((it) => { it.open = true; }));
    for (const look of LOOKS) {
      await page.emulateMedia(look);
      const { violations, passes } = await page.evaluate((tags) => window.axe.run(document, { runOnly: tags }), TAGS);
      none(violations.flatMap(({ id, help, nodes }) => nodes.slice(0, 3).map((node) => `${look.media} ${look.colorScheme}: ${id} (${help}): ${node.html} ${node.failureSummary}`)));
      assert.ok(passes.length > 10, 'axe ran');
    }
    none(problems);
  });

  test(`on a phone: the report of ${name}`, async (t) => {
    const { page, problems } = await open(t, { viewport: { width: 320, height: 640 } });
    await page.evaluate(() => document.querySelectorAll('details').forEach((it) => { it.open = true; }));
    const [inner, scroll] = await page.evaluate(() => [window.innerWidth, document.documentElement.scrollWidth]);
    assert.ok(scroll <= inner, `the page scrolls sideways: ${scroll} of ${inner}`);
    none(problems);
  });

  test(`links of the report of ${name} lead to its parts`, async (t) => {
    const { page } = await open(t);
    const lost = await page.evaluate(() => [...document.querySelectorAll('a[href^="#"]')].map((a) => a.getAttribute('href')).filter((href) => !document.getElementById(href.slice(1))));
    none(lost);
  });
}
