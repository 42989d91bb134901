// Builds sites with the release binary into temporary folders, and lists and sorts their pages.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { attribute, elements, parseHtml } from './html.mjs';

const HERE = path.dirname(fileURLToPath(import.meta.url));
export const ROOT = path.resolve(HERE, '../../..');
export const CORNERS = path.resolve(HERE, '../corners');

/** The base URL of builds that have one; its path is where the tests mount them. */
export const MOUNT = '/some/path/';
export const BASE_URL = `https://care.example${MOUNT}`;

export const BINARY =
  process.env.MENDBOOK ??
  path.join(process.env.CARGO_TARGET_DIR ?? path.join(homedir(), '.cache/mendbook'), 'release/mendbook');

const made = [];
process.on('exit', () => made.forEach((dir) => rmSync(dir, { recursive: true, force: true })));

/** Makes a temporary folder that is gone when the process ends. */
export function temporaryFolder(name) {
  const dir = mkdtempSync(path.join(tmpdir(), `mendbook-${name}-`));
  made.push(dir);
  return dir;
}

/** Builds a site and returns its folder and pages. */
export function build({ root = ROOT, baseUrl, portable = false } = {}) {
  const dir = path.join(temporaryFolder('site'), 'output');
  const args = ['build', '--root', root, '--output', dir, '--quiet'];
  if (baseUrl) args.push('--base-url', baseUrl);
  if (portable) args.push('--portable');
  mendbook(args);
  return { dir, root, baseUrl, portable, pages: findPages(dir) };
}

/** Writes the report about a site for its authors and returns its folder. */
export function report(root = ROOT) {
  const dir = path.join(temporaryFolder('report'), 'report');
  mendbook(['report', '--root', root, '--output', dir]);
  return dir;
}

function mendbook(args) {
  if (!existsSync(BINARY)) throw new Error(`no mendbook at ${BINARY}: use tests/run, or set MENDBOOK`);
  const run = spawnSync(BINARY, args, { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`mendbook ${args.join(' ')}: ${run.error ?? run.status}\n${run.stdout}${run.stderr}`);
}

/** All files below `dir`, as sorted `/`-separated paths. */
export function filesIn(dir) {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(dir, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort();
}

function findPages(dir) {
  return filesIn(dir)
    .filter((file) => file.endsWith('.html'))
    .map((file) => {
      const html = readFileSync(path.join(dir, file), 'utf8');
      const tree = parseHtml(html);
      return { file, address: file.replace(/(^|\/)index\.html$/, '$1'), html, tree, kind: kindOf(file, tree) };
    });
}

const SECTIONS = { guides: 'guide', exercises: 'exercise', routines: 'routine', 'red-flags': 'red-flag', relief: 'relief', glossary: 'term' };
const FIXED = { 'index.html': 'home', '404.html': 'not-found', 'red-flags/index.html': 'red-flags', 'red-flags/card/index.html': 'quick-reference', 'glossary/index.html': 'glossary', 'sources/index.html': 'sources' };

/**
 * The kind of a page, as `PageView::kind` of the theme API, but told from its address, so that no theme can hide a
 * page. Redirects and withdrawn pages can have any address: the first send the reader on, the second are not indexed.
 */
function kindOf(file, tree) {
  const refresh = elements(tree, 'meta').some((meta) => /^refresh$/i.test(attribute(meta, 'http-equiv') ?? ''));
  if (refresh) return 'redirect';
  if (FIXED[file]) return FIXED[file];
  if (elements(tree, 'meta').some((meta) => attribute(meta, 'name') === 'robots' && /noindex/.test(attribute(meta, 'content')))) return 'withdrawn';
  const parts = file.split('/');
  const [top] = parts;
  if (parts.at(-2) === 'card') return 'card';
  if (top === 'a-z') return 'a-z';
  if (['tags', 'regions', 'conditions'].includes(top)) return 'list';
  if (!SECTIONS[top]) return 'page';
  return parts.length === 2 ? 'section' : SECTIONS[top];
}

/** One page of every kind: the largest, which has most to go wrong. */
export function onePerKind(pages) {
  const best = new Map();
  for (const page of pages) {
    if (!best.has(page.kind) || best.get(page.kind).html.length < page.html.length) best.set(page.kind, page);
  }
  return [...best.values()];
}

/** The address of the gathered red flags, from the site's root. */
export const RED_FLAGS = 'red-flags/';
