// Paper: each card and the quick reference is one sheet on A4 and on Letter, backgrounds off, in
// type of 12 pt or more, with nothing lost; other pages print readably too.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openBrowser, openServer } from './lib/browser.mjs';
import { check } from './lib/checks.mjs';
import { none } from './lib/none.mjs';
import { lost, nearEdge, printToPdf } from './lib/paper.mjs';
import { BASE_URL, MOUNT, build, onePerKind } from './lib/site.mjs';

const browser = await openBrowser();
const LEAST_POINTS = 12;
const LEAST_PIXELS = 16; // 12 pt
const PAPERS = { A4: 210, Letter: 215.9 };

const plain = build();
const withBase = build({ baseUrl: BASE_URL });
const servers = { plain: await openServer(plain.dir, '/'), 'with a base URL': await openServer(withBase.dir, MOUNT) };

async function open(t, address) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  t.after(() => page.close());
  await page.goto(address);
  await page.emulateMedia({ media: 'print' });
  return page;
}

/** Prints, and returns the sheets with what is wrong with them on any paper. */
async function print(page, format) {
  const rules = await check(page, 'pageRules');
  const sheet = await printToPdf(page, format);
  const smallest = Math.min(...sheet.sizes);
  const faults = [
    // Readers have A4 or Letter: a style sheet that insists on one makes browsers scale the other.
    ...rules.filter(({ size }) => size && !/^(portrait|auto)$/.test(size)).map(({ size }) => `insists on ${size}`),
    ...lost(sheet, await check(page, 'words')).map((word) => `doesn't reach the paper: ${word}`),
    ...nearEdge(sheet, 5).map((word) => `within 5 mm of the edge: ${word}`),
    ...(smallest < LEAST_POINTS ? [`type of ${smallest} pt on paper`] : []),
    ...(await check(page, 'smallText', LEAST_PIXELS)),
    ...(await check(page, 'inkOnPaper', 7)),
  ];
  return { ...sheet, faults };
}

/** Lays the page out as wide as the paper between its margins and returns what doesn't fit. */
async function misfits(page, format) {
  const { left = '0px', right = '0px' } = (await check(page, 'pageRules')).at(-1) ?? {};
  const pixels = (length) => parseFloat(length) * ({ mm: 96 / 25.4, cm: 960 / 25.4, in: 96, pt: 96 / 72 }[/[a-z]+$/.exec(length)?.[0]] ?? 1);
  const width = Math.floor((PAPERS[format] * 96) / 25.4 - pixels(left) - pixels(right));
  await page.setViewportSize({ width, height: 900 });
  return [...(await check(page, 'overflow')), ...(await check(page, 'cutOff'))].map((fault) => `doesn't fit in ${width} px: ${fault}`);
}

for (const [name, site] of [['plain', plain], ['with a base URL', withBase]]) {
  const sheets = site.pages.filter(({ kind }) => ['card', 'quick-reference'].includes(kind));
  test(`there are cards and a quick reference: ${name}`, () => {
    assert.ok(sheets.filter(({ kind }) => kind === 'card').length >= 3);
    assert.ok(sheets.filter(({ kind }) => kind === 'quick-reference').length >= 1);
  });
  for (const { address } of sheets) {
    for (const format of Object.keys(PAPERS)) {
      test(`one sheet of ${format}: ${address}, ${name}`, async (t) => {
        const page = await open(t, servers[name].base + address);
        const { pages, faults } = await print(page, format);
        none([...(pages === 1 ? [] : [`${pages} pages`]), ...faults, ...(await misfits(page, format))]);
      });
    }
  }
}

for (const { kind, address } of onePerKind(plain.pages).filter((page) => !['card', 'quick-reference', 'redirect'].includes(page.kind))) {
  test(`prints readably: ${kind} (${address || 'home'})`, async (t) => {
    const page = await open(t, servers.plain.base + address);
    none((await print(page, 'A4')).faults);
  });
}
