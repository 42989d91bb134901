// Every PDF of the manifest with all that is known about it: asked of poppler and of `look.py` once.

import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { PYTHON, inPairs, run, site } from './site.mjs';
import { blocks } from './structure.mjs';

const LOOK = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../look.py');

/** What a program of poppler's says. Its complaints about `Suspects` and `BorderColor` are errors of its own reader. */
export const poppler = async (program, ...args) => (await run(program, args)).toString();

/** The lines `Name: value` that `pdfinfo` prints. */
const values = (text) => Object.fromEntries([...text.matchAll(/^([\w ]+):[ \t]+(.*)$/gm)].map(([, name, value]) => [name, value]));

/** The table that `pdffonts` prints: names of one word, then the columns that say yes or no. */
const fonts = (text) =>
  [...text.matchAll(/^(\S+) +.* (yes|no) +(yes|no) +(yes|no) +\d+ +\d+$/gm)].map(([, name, embedded, subset, unicode]) => ({
    name,
    embedded: embedded === 'yes',
    subset: subset === 'yes',
    unicode: unicode === 'yes',
  }));

async function open(dir, handout) {
  const file = path.join(dir, handout.file);
  const info = await poppler('pdfinfo', '-l', '-1', file);
  const tree = await poppler('pdfinfo', '-struct-text', file);
  return {
    ...handout,
    path: file,
    length: statSync(file).size,
    info: values(info),
    sheets: [...info.matchAll(/^Page +\d+ size: +([\d.]+) x ([\d.]+) pts/gm)].map(([, width, height]) => ({ width: +width, height: +height })),
    fonts: fonts(await poppler('pdffonts', file)),
    tree,
    blocks: blocks(tree),
  };
}

/** What `look.py` says about files: two processes share them, every second file to each. */
async function looks(files) {
  const halves = [0, 1].map((half) => files.filter((_, place) => place % 2 === half)).filter((half) => half.length > 0);
  const answers = await Promise.all(halves.map((half) => run(PYTHON, [LOOK, ...half])));
  const lines = answers.flatMap((answer) => answer.toString().trim().split('\n').map((line) => JSON.parse(line)));
  return new Map(lines.map((line) => [line.file, line]));
}

async function openAll() {
  const { dir, handouts } = await site();
  const opened = await inPairs(handouts, (handout) => open(dir, handout));
  const seen = await looks(opened.map((document) => document.path));
  return opened.map((document) => ({ ...document, look: seen.get(document.path) }));
}

let opening;
/** All documents of the build. */
export function documents() {
  opening ??= openAll();
  return opening;
}

/** A page of the site as text: the words of its HTML with blanks for tags. */
export function pageWords(dir, page) {
  const html = readFileSync(path.join(dir, page, 'index.html'), 'utf8');
  const entities = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' };
  return html
    .replace(/<(script|style)\b.*?<\/\1>/gs, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(\w+);/g, (whole, name) => entities[name] ?? whole)
    .replace(/\s+/gu, ' ');
}
