// The same folder works at the root, under a path and, built with --portable, from disk: every
// address that a page, the sitemap or the feed names leads somewhere, and every anchor exists.

import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { openBrowser, openServer, watch } from './lib/browser.mjs';
import { anchors, parseHtml, references } from './lib/html.mjs';
import { none } from './lib/none.mjs';
import { BASE_URL, CORNERS, MOUNT, build } from './lib/site.mjs';

const own = build();
const withBase = build({ baseUrl: BASE_URL });
const corners = build({ root: CORNERS, baseUrl: BASE_URL });

/** Follows every reference of every page over HTTP; returns what doesn't resolve. */
async function crawl(site, base) {
  const answers = new Map();
  const fetchOnce = async (url) => {
    if (!answers.has(url)) {
      const response = await fetch(url);
      const html = /text\/html/.test(response.headers.get('content-type'));
      const body = await response.text();
      answers.set(url, { status: response.status, moved: response.redirected, anchors: html ? anchors(parseHtml(body)) : null });
    }
    return answers.get(url);
  };
  const faults = [];
  let followed = 0;
  for (const page of site.pages) {
    const here = base + page.address;
    for (const { element, url, loads } of references(page.tree)) {
      const target = new URL(url, here);
      if (['tel:', 'mailto:'].includes(target.protocol)) continue;
      if (site.baseUrl && element === 'link' && target.href.startsWith(site.baseUrl)) target.href = base + target.href.slice(site.baseUrl.length);
      if (!target.href.startsWith(base)) {
        if (loads) faults.push(`${page.address}: loads ${url}`);
        else if (target.origin === new URL(base).origin) faults.push(`${page.address}: ${url} leaves the site's path`);
        continue;
      }
      const hash = decodeURIComponent(target.hash.slice(1));
      target.hash = '';
      const answer = await fetchOnce(target.href);
      followed += 1;
      if (answer.status !== 200) faults.push(`${page.address}: ${url}: status ${answer.status}`);
      else if (answer.moved) faults.push(`${page.address}: ${url} lacks its final /`);
      else if (hash && !answer.anchors?.has(hash)) faults.push(`${page.address}: ${url}: no such anchor`);
    }
  }
  return { faults, followed };
}

const mounts = [
  ['own', own, '/'],
  ['own, under a path', { ...own, pages: own.pages.filter((page) => page.kind !== 'not-found') }, MOUNT],
  ['own with a base URL, 404 page too', withBase, MOUNT],
  ['corners', corners, MOUNT],
];
for (const [name, site, mount] of mounts) {
  test(`every link, asset and anchor resolves: ${name}`, async () => {
    const { base } = await openServer(site.dir, mount);
    const { faults, followed } = await crawl(site, base);
    none(faults);
    assert.ok(followed > site.pages.length * 3, `followed ${followed}`);
  });
}

test('links are relative, but on the 404 page', () => {
  const rooted = [own, withBase, corners].flatMap((site) =>
    site.pages
      .filter((page) => page.kind !== 'not-found')
      .flatMap((page) => references(page.tree).filter(({ url }) => url.startsWith('/')).map(({ url }) => `${page.address}: ${url}`)),
  );
  none(rooted);
});

test('a missing address gets the 404 page, whose links and style work at any depth', async (t) => {
  const browser = await openBrowser();
  for (const [site, mount] of [[own, '/'], [withBase, MOUNT]]) {
    const { base } = await openServer(site.dir, mount);
    const page = await browser.newPage();
    t.after(() => page.close());
    const failures = [];
    page.on('response', (response) => response.status() >= 400 && failures.push(response.url()));
    const missing = `${base}no/such/page/`;
    const response = await page.goto(missing);
    assert.equal(response.status(), 404);
    assert.deepEqual(failures, [missing]);
    assert.ok(await page.evaluate(() => document.styleSheets.length && document.styleSheets[0].cssRules.length), 'the style sheet loads');
    const targets = await page.locator('a[href]:not([href^="#"]):not([href^="tel:"])').evaluateAll((links) => links.map((link) => link.href));
    assert.ok(targets.length > 2);
    for (const target of targets) assert.equal((await fetch(target)).status, 200, target);
  }
});

test('sitemap, feed and robots.txt name pages that exist; without a base URL there is none of the first two', async () => {
  for (const site of [withBase, corners]) {
    for (const file of ['sitemap.xml', 'feed.xml']) {
      const name = existsSync(path.join(site.dir, file)) ? file : 'atom.xml';
      const xml = readFileSync(path.join(site.dir, name), 'utf8');
      const addresses = [...xml.matchAll(/<loc>([^<]*)<\/loc>|<link[^>]*href="([^"]*)"/g)].map((found) => found[1] ?? found[2]);
      assert.ok(addresses.length > 1, name);
      for (const address of addresses) {
        assert.ok(address.startsWith(BASE_URL), address);
        const file = path.join(site.dir, address.slice(BASE_URL.length));
        const kind = site.pages.find((page) => BASE_URL + page.address === address)?.kind;
        assert.ok(!['not-found', 'redirect', 'withdrawn'].includes(kind), `${name}: ${address} is not for search engines`);
        assert.ok(existsSync(file) && (!address.endsWith('/') || existsSync(path.join(file, 'index.html'))), `${name}: ${address}`);
      }
    }
    assert.match(readFileSync(path.join(site.dir, 'robots.txt'), 'utf8'), /Sitemap: https:\/\/care\.example\/some\/path\/sitemap\.xml/);
  }
  assert.ok(!existsSync(path.join(own.dir, 'sitemap.xml')));
});

test('the records are there as JSON', () => {
  for (const name of ['red-flags.json', 'exercises.json', 'routines.json']) {
    assert.doesNotThrow(() => JSON.parse(readFileSync(path.join(own.dir, name), 'utf8')), name);
  }
});

for (const [name, options] of [['own', {}], ['corners', { root: CORNERS }]]) {
  test(`from disk: ${name}`, async (t) => {
    const site = build({ ...options, portable: true });
    const browser = await openBrowser();
    const page = await browser.newPage();
    t.after(() => page.close());
    const home = pathToFileURL(path.join(site.dir, 'index.html')).href;
    const root = new URL('.', home).href;
    const problems = watch(page, root);
    const unstyled = await page.goto(home).then(() => page.evaluate(() => document.styleSheets.length === 0));
    assert.ok(!unstyled);
    const seen = new Set([home]);
    const queue = [home];
    const faults = [];
    while (queue.length) {
      const here = queue.pop();
      await page.goto(here);
      const { links, margin } = await page.evaluate(() => ({
        links: [...document.querySelectorAll('a[href], link[href], img[src]')].map((element) => element.href ?? element.src),
        margin: getComputedStyle(document.body).margin,
      }));
      if (margin === '8px') faults.push(`${here}: no style`);
      for (const link of links) {
        const url = new URL(link);
        if (url.protocol !== 'file:') continue;
        const hash = decodeURIComponent(url.hash.slice(1));
        url.hash = '';
        const file = fileURLToPath(url);
        if (!url.href.startsWith(root)) faults.push(`${here}: ${link} leaves the folder`);
        else if (!existsSync(file) || !statSync(file).isFile()) faults.push(`${here}: ${link} is no file`);
        else if (hash && !anchors(parseHtml(readFileSync(file, 'utf8'))).has(hash)) faults.push(`${here}: ${link}: no such anchor`);
        else if (file.endsWith('.html') && !seen.has(url.href)) {
          seen.add(url.href);
          queue.push(url.href);
        }
      }
    }
    none(faults);
    none(problems);
    const missed = site.pages.filter(({ file, kind }) => !['not-found', 'redirect', 'withdrawn'].includes(kind) && !seen.has(pathToFileURL(path.join(site.dir, file)).href));
    none(missed.map(({ file }) => file), 'pages that no link leads to');
  });
}
