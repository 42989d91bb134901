// Every page loads in silence: nothing on the console, nothing refused by the policy, no request
// that fails or leaves the site.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openBrowser, openServer, watch } from './lib/browser.mjs';
import { none } from './lib/none.mjs';
import { BASE_URL, CORNERS, MOUNT, build } from './lib/site.mjs';

const browser = await openBrowser();

test('the watch notices a blocked style, a missing file and another host', async (t) => {
  const { base } = await openServer(build().dir, '/');
  const page = await browser.newPage();
  t.after(() => page.close());
  await page.goto(base);
  const problems = watch(page, base);
  const noticed = [/inline style/, /elsewhere\.invalid/].map((words) => page.waitForEvent('console', (message) => words.test(message.text())));
  noticed.push(page.waitForResponse(/nowhere/));
  await page.evaluate(() => {
    document.body.insertAdjacentHTML('beforeend', '<p style="color:red">x</p><img src="/nowhere.png" alt="">');
    document.body.insertAdjacentHTML('beforeend', '<img src="http://elsewhere.invalid/x.png" alt="">');
  });
  await Promise.all(noticed);
  const told = problems.join('\n');
  assert.match(told, /inline style/);
  assert.match(told, /status 404: .*nowhere\.png/);
  assert.match(told, /elsewhere\.invalid/);
});

for (const [name, options] of [['own', {}], ['own with a base URL', { baseUrl: BASE_URL }], ['corners', { root: CORNERS, baseUrl: BASE_URL }]]) {
  test(`no console message, refusal, failure or foreign request: ${name}`, async (t) => {
    const site = build(options);
    const { base } = await openServer(site.dir, options.baseUrl ? MOUNT : '/');
    const page = await browser.newPage();
    t.after(() => page.close());
    const problems = watch(page, base);
    for (const { address, kind } of site.pages) {
      if (['not-found', 'redirect'].includes(kind)) continue; // tried in links.test.mjs and noscript.test.mjs
      await page.goto(base + address);
      await page.evaluate(() => document.fonts.ready.then(() => null));
    }
    none(problems);
  });

  test(`no cookie and nothing stored: ${name}`, async (t) => {
    const site = build(options);
    const { base } = await openServer(site.dir, options.baseUrl ? MOUNT : '/');
    const context = await browser.newContext();
    t.after(() => context.close());
    const page = await context.newPage();
    await page.goto(base);
    const stored = await page.evaluate(() => localStorage.length + sessionStorage.length);
    assert.deepEqual([await context.cookies(), stored], [[], 0]);
  });
}
