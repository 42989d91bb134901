// The preview while somebody writes: a page in the browser follows the files, and says what is wrong.

import assert from 'node:assert/strict';
import { cpSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { test } from 'node:test';
import { openBrowser, watch } from './lib/browser.mjs';
import { none } from './lib/none.mjs';
import { copySite, preview } from './lib/preview.mjs';
import { ROOT } from './lib/site.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const LONG = Array.from({ length: 80 }, (_, at) => `Paragraph ${at + 1} of a long page.\n`).join('\n');
const writing = (words) => `---\ntitle: A page in the making\n---\n\n${words}\n\n${LONG}`;

const browser = await openBrowser();
const site = copySite();
site.write('content/writing.md', writing('First words.'));
// A theme of its own: the built-in style as a file that can change.
cpSync(path.join(ROOT, 'themes/default/static/style.css'), path.join(site.root, 'static/own.css'));
site.write('themes/own/page.html', '{% extends "default/page.html" %}\n{% block head %}<link rel="stylesheet" href="/own.css">{% endblock %}\n');
site.write('site.yaml', `${readFileSync(path.join(site.root, 'site.yaml'), 'utf8')}theme: own\n`);
const server = await preview(site.root, ['--editor-url', 'vscode://file/{path}:{line}:{column}']);

const open = async (t, options) => {
  const page = await browser.newPage(options);
  t.after(() => page.close());
  const problems = watch(page, server.base);
  await page.goto(`${server.base}writing/`);
  // The script has asked for events.
  await page.waitForRequest(/events/, { timeout: 200 }).catch(() => {});
  return { page, problems };
};
const mend = async (page, words) => {
  site.write('content/writing.md', writing(words));
  await page.getByText(words).waitFor();
};

test('what is saved is seen, and the time that takes', async (t) => {
  const { page, problems } = await open(t);
  const times = [];
  for (let round = 0; round < 10; round += 1) {
    const words = `Words of round ${round}.`;
    const start = performance.now();
    site.write('content/writing.md', writing(words));
    await page.getByText(words).waitFor();
    times.push(performance.now() - start);
  }
  times.sort((one, other) => one - other);
  t.diagnostic(`saved to seen: median ${times[5].toFixed(0)} ms, most ${times[9].toFixed(0)} ms`);
  none(problems);
});

test('a reload keeps the scroll place', async (t) => {
  const { page, problems } = await open(t);
  await page.evaluate(() => scrollTo(0, 900));
  const before = await page.evaluate(() => scrollY);
  await mend(page, 'Words above the place.');
  await page.waitForFunction((wanted) => Math.abs(scrollY - wanted) < 2, before);
  assert.ok(before > 500);
  none(problems);
});

test('only styles change: they are swapped, and the page stays', async (t) => {
  const { page, problems } = await open(t);
  await page.evaluate(() => { window.mark = 'still here'; });
  for (const colour of ['rgb(1, 2, 3)', 'rgb(4, 5, 6)']) {
    site.write('static/own.css', `h1 { color: ${colour} !important }`);
    await page.waitForFunction((wanted) => getComputedStyle(document.querySelector('h1')).color === wanted, colour);
    await page.waitForFunction(() => document.querySelectorAll('link[href*="own.css"]').length === 1);
  }
  assert.equal(await page.evaluate(() => window.mark), 'still here');
  none(problems);
});

test('errors lie over the last good page, and go when they are put right', async (t) => {
  const { page, problems } = await open(t, { viewport: { width: 320, height: 640 } });
  await mend(page, 'Good words.');
  site.write('content/writing.md', writing('Other words.').replace('title:', '"<img src=x onerror=alert(1)>": 1\ntitel:'));
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  assert.match(await dialog.getByRole('alert').textContent(), /older than its file/);
  const text = await dialog.textContent();
  assert.match(text, /error\[unknown-field\]/);
  assert.match(text, /did you mean `title`/);
  assert.match(text, /<img src=x/);
  assert.equal(await page.evaluate(() => document.getElementById('mendbook-preview').shadowRoot.querySelectorAll('img').length), 0);
  const link = dialog.getByRole('link', { name: 'content/writing.md:3:1' });
  assert.match(await link.getAttribute('href'), /^vscode:\/\/file\/.*\/content\/writing\.md:3:1$/);
  assert.ok(await page.getByText('Good words.').isVisible());
  const [inner, scroll] = await page.evaluate(() => [innerWidth, document.documentElement.scrollWidth]);
  assert.ok(scroll <= inner, `the page scrolls sideways: ${scroll} of ${inner}`);

  none(problems);
  await page.evaluate(AXE);
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await page.evaluate(() => window.axe.run('#mendbook-preview', { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] }));
    none(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${colorScheme}: ${id}: ${node.html}`)));
  }
  // The policy of the page keeps axe from what it does for itself.
  problems.length = 0;

  // Closed by hand, it stays closed, until there is something else to tell.
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  site.write('content/other.md', '---\ntitel: x\n---\n');
  await dialog.getByText('content/other.md').waitFor();
  // On a page that is opened now it is at once.
  const { page: second } = await open(t);
  await second.getByRole('dialog').waitFor();
  site.write('content/other.md', '---\ntitle: Other\n---\n\nMore.\n');
  await mend(page, 'Mended words.');
  for (const shown of [page, second]) {
    await shown.getByText('Mended words.').waitFor();
    await shown.getByRole('dialog').waitFor({ state: 'detached' });
  }
  none(problems);
});

test('a page in a hidden tab catches up when it is seen', async (t) => {
  const { page } = await open(t);
  const hide = (state) => page.evaluate((state) => {
    Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  }, state);
  await hide('hidden');
  site.write('content/writing.md', writing('Words while away.'));
  // Another page has it, so it is served.
  const { page: other } = await open(t);
  await other.getByText('Words while away.').waitFor();
  assert.equal(await page.getByText('Words while away.').count(), 0);
  await hide('visible');
  await page.getByText('Words while away.').waitFor();
});

test('a page loads again when the server has been started anew', async (t) => {
  const own = copySite();
  own.write('content/writing.md', writing('Before.'));
  const first = await preview(own.root);
  const page = await browser.newPage();
  t.after(() => page.close());
  await page.goto(`${first.base}writing/`);
  const { port } = new URL(first.base);
  await first.stop();
  own.write('content/writing.md', writing('After.'));
  await preview(own.root, [], port);
  await page.getByText('After.').waitFor();
});
