// With JavaScript off: every page's text is there, the menu works, the red flags are one click
// away, and old addresses lead to the new ones.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openBrowser, openServer } from './lib/browser.mjs';
import { elements, text } from './lib/html.mjs';
import { none } from './lib/none.mjs';
import { BASE_URL, CORNERS, MOUNT, RED_FLAGS, build } from './lib/site.mjs';

const browser = await openBrowser();
const site = build();
const { base } = await openServer(site.dir, '/');

async function plainPage(t, viewport) {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport });
  t.after(() => context.close());
  return context.newPage();
}

const squeeze = (words) => words.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();

test("every page shows the text of its file, and the red flags are one click away", async (t) => {
  const page = await plainPage(t, { width: 1280, height: 900 });
  const faults = [];
  for (const { address, tree, kind } of site.pages.filter((one) => one.kind !== 'redirect')) {
    await page.goto(base + address);
    const seen = squeeze(await page.locator('main').innerText());
    const paragraphs = elements(elements(tree, 'main')[0], 'p').map(text);
    for (const paragraph of paragraphs) {
      const folded = squeeze(paragraph);
      if (folded && !seen.includes(folded)) faults.push(`${address}: not shown: ${paragraph.trim()}`);
    }
    if (!seen.includes(squeeze(text(elements(tree, 'h1')[0])))) faults.push(`${address}: no title`);
    if (kind === 'red-flags') continue;
    const way = page.locator('header a, nav a, body > a').filter({ visible: true });
    const links = await way.evaluateAll((all, target) => all.findIndex((link) => link.href === target), base + RED_FLAGS);
    if (links < 0) {
      faults.push(`${address}: no visible link to the red flags at the top`);
      continue;
    }
    await way.nth(links).click();
    if (page.url() !== base + RED_FLAGS) faults.push(`${address}: the link to the red flags led to ${page.url()}`);
  }
  none(faults);
});

for (const viewport of [{ width: 1280, height: 900 }, { width: 390, height: 800 }]) {
  test(`every link of the menu works at ${viewport.width} px`, async (t) => {
    const page = await plainPage(t, viewport);
    const start = base + site.pages.find((one) => one.kind === 'guide').address;
    const openAll = async () => {
      for (const summary of await page.locator('nav details:not([open]) > summary, details:not([open]):has(nav) > summary').all()) {
        if (await summary.isVisible()) await summary.click();
      }
    };
    await page.goto(start);
    await openAll();
    const menu = page.locator('nav a').filter({ visible: true });
    const targets = await menu.evaluateAll((links) => links.map((link) => link.href));
    assert.ok(targets.length >= 6, `only ${targets.length} links in the menu`);
    for (const [index, target] of targets.entries()) {
      await page.goto(start);
      await openAll();
      await menu.nth(index).click();
      assert.equal(page.url(), target);
      assert.ok(await page.locator('h1').isVisible());
    }
  });
}

test('an old address leads to the page', async (t) => {
  const corners = build({ root: CORNERS, baseUrl: BASE_URL });
  const server = await openServer(corners.dir, MOUNT);
  const redirects = corners.pages.filter((one) => one.kind === 'redirect');
  assert.ok(redirects.length > 0, 'the corners have redirects');
  const page = await plainPage(t);
  for (const { address, tree } of redirects) {
    await page.goto(server.base + address, { waitUntil: 'commit' });
    await page.waitForURL((url) => url.href !== server.base + address);
    assert.ok(page.url().startsWith(server.base), page.url());
    assert.ok(await page.locator('h1').isVisible());
    assert.ok(elements(tree, 'a').length > 0, 'a redirect also has a link to press');
  }
});
