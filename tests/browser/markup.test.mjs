// What stands in the files: no inline script or style, language and direction, one level-1
// heading, sound JSON-LD, the way to the red flags; and never what is only suspected.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { attribute, elements, hasClass, references, text } from './lib/html.mjs';
import { none } from './lib/none.mjs';
import { BASE_URL, CORNERS, RED_FLAGS, ROOT, build, filesIn } from './lib/site.mjs';

const sites = [['own', build()], ['own with a base URL', build({ baseUrl: BASE_URL })], ['portable', build({ portable: true })], ['corners', build({ root: CORNERS, baseUrl: BASE_URL })]];
const KINDS = ['home', 'page', 'guide', 'exercise', 'routine', 'red-flag', 'relief', 'term', 'card', 'section', 'red-flags', 'quick-reference', 'glossary', 'sources', 'a-z', 'list', 'not-found'];

test('every kind of page is there, so that no check is skipped', () => {
  const [, own] = sites[0];
  const kinds = new Set(own.pages.map((page) => page.kind));
  none(KINDS.filter((kind) => !kinds.has(kind)));
  const corners = new Set(sites.at(-1)[1].pages.map((page) => page.kind));
  assert.ok(corners.has('redirect') && corners.has('withdrawn'), [...corners].join());
});

/** The care cards of the emergency level. */
const emergencyCards = (tree) => elements(tree).filter((element) => hasClass(element, 'care-emergency'));

/** Runs `look` over every page and gathers its faults. */
const everyPage = (site, look) => site.pages.flatMap((page) => look(page).map((fault) => `${page.file}: ${fault}`));

for (const [name, site] of sites) {
  test(`no inline script or style: ${name}`, () => {
    const faults = everyPage(site, ({ tree }) =>
      elements(tree).flatMap((element) => [
        ...(element.tagName === 'style' ? ['a style element'] : []),
        ...(element.tagName === 'script' && attribute(element, 'type') !== 'application/ld+json' && attribute(element, 'src') === undefined ? ['an inline script'] : []),
        ...(element.attrs ?? []).filter((attr) => attr.name === 'style' || attr.name.startsWith('on')).map((attr) => `${attr.name} on <${element.tagName}>`),
        ...(element.attrs ?? []).filter((attr) => /^\s*javascript:/i.test(attr.value)).map((attr) => `${attr.name}=${attr.value}`),
      ]),
    );
    none(faults);
  });

  test(`language, direction, title, one level-1 heading, unique ids: ${name}`, () => {
    const faults = everyPage(site, ({ tree, kind }) => {
      const [html] = elements(tree, 'html');
      const ids = elements(tree).map((element) => attribute(element, 'id')).filter(Boolean);
      const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
      const headings = elements(tree).filter((element) => /^h[1-6]$/.test(element.tagName)).map((element) => Number(element.tagName[1]));
      return [
        ...(attribute(html, 'lang') === 'en-US' ? [] : ['lang is not en-US']),
        ...(attribute(html, 'dir') === 'ltr' ? [] : ['dir is not ltr']),
        ...(elements(tree, 'title').some((title) => text(title).trim()) ? [] : ['no title']),
        ...(elements(tree, 'h1').length === 1 ? [] : [`${elements(tree, 'h1').length} h1`]),
        ...(kind === 'redirect' || elements(tree, 'main').length === 1 ? [] : ['no main']),
        ...headings.flatMap((level, index) => (level > (headings[index - 1] ?? 0) + 1 ? [`h${level} after h${headings[index - 1] ?? 0}`] : [])),
        ...twice.map((id) => `id ${id} twice`),
      ];
    });
    none(faults);
  });

  test(`JSON-LD parses and says what it is: ${name}`, () => {
    const types = new Set();
    const faults = everyPage(site, ({ tree }) =>
      elements(tree, 'script')
        .filter((script) => attribute(script, 'type') === 'application/ld+json')
        .flatMap((script) => {
          try {
            const data = JSON.parse(text(script));
            const nodes = [data['@graph'] ?? data].flat();
            nodes.forEach((node) => [node['@type']].flat().forEach((type) => types.add(type)));
            return nodes.every((node) => node['@type']) && data['@context'] ? [] : ['no @type or @context'];
          } catch (error) {
            return [String(error)];
          }
        }),
    );
    none(faults);
    assert.ok(types.has('MedicalWebPage'), [...types].join());
    assert.ok(JSON.stringify(site.pages.map((page) => page.html)).includes('ExercisePlan'));
  });

  test(`the red flags are one link away from every page: ${name}`, () => {
    const target = new URL(RED_FLAGS, 'http://site.test/').pathname;
    const faults = everyPage(site, ({ tree, file, kind }) => {
      if (kind === 'redirect') return [];
      const here = new URL(file, 'http://site.test/');
      const mount = kind === 'not-found' && site.baseUrl ? new URL(site.baseUrl).pathname : '/';
      const found = references(tree).some(({ element, url }) => {
        const to = new URL(url, here).pathname.replace(/index\.html$/, '');
        return element === 'a' && (to === target || to === mount + RED_FLAGS);
      });
      return found ? [] : ['no link to the red flags'];
    });
    none(faults);
  });

  test(`an emergency card holds no link but a telephone's: ${name}`, () => {
    let cards = 0;
    const faults = everyPage(site, ({ tree }) =>
      emergencyCards(tree).flatMap((card) => {
        cards += 1;
        return elements(card, 'a').map((link) => attribute(link, 'href')).filter((href) => !href?.startsWith('tel:'));
      }),
    );
    none(faults);
    assert.ok(cards > 0, 'there are emergency cards');
  });

  test(`canonical and OpenGraph addresses with a base URL, and only then: ${name}`, () => {
    const faults = everyPage(site, ({ tree, address, kind }) => {
      if (['redirect', 'not-found', 'withdrawn'].includes(kind)) return [];
      const canonical = elements(tree, 'link').find((link) => attribute(link, 'rel') === 'canonical');
      if (!site.baseUrl) return canonical ? [`canonical ${attribute(canonical, 'href')}`] : [];
      return attribute(canonical ?? {}, 'href') === site.baseUrl + address ? [] : [`canonical ${canonical && attribute(canonical, 'href')}`];
    });
    none(faults);
    assert.ok(elements(site.pages[0].tree, 'meta').some((meta) => attribute(meta, 'property')?.startsWith('og:')));
  });

  test(`what is only suspected is in no file: ${name}`, () => {
    const folder = path.join(site.root, 'content');
    const suspected = filesIn(folder)
      .filter((file) => file.endsWith('.md'))
      .flatMap((file) => [...readFileSync(path.join(folder, file), 'utf8').matchAll(/^\s*suspected:\s*(.+)$/gm)])
      .map(([, value]) => value.trim().replace(/^(["'])(.*)\1$/, '$2').toLowerCase());
    assert.ok(suspected.length > 0, 'some flags say what is suspected');
    const faults = filesIn(site.dir).flatMap((file) => {
      const content = readFileSync(path.join(site.dir, file), 'utf8').toLowerCase();
      return [...suspected, '"suspected"'].filter((value) => content.includes(value)).map((value) => `${file}: ${value}`);
    });
    none(faults);
  });

  test(`no trace of this machine: ${name}`, () => {
    const faults = filesIn(site.dir).filter((file) => {
      const content = readFileSync(path.join(site.dir, file), 'utf8');
      return content.includes(ROOT) || content.includes(site.dir) || /localhost|127\.0\.0\.1/.test(content);
    });
    none(faults);
  });
}
