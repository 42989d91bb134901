// Builds our own site with every document it can print, once in a process, into a temporary folder.

import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse, stringify } from 'yaml';

const HERE = path.dirname(fileURLToPath(import.meta.url));
export const ROOT = path.resolve(HERE, '../../..');
export const BASE_URL = 'https://backs.example.org/';

const TARGET = process.env.CARGO_TARGET_DIR ?? path.join(homedir(), '.cache/mendbook');
export const BINARY = process.env.MENDBOOK ?? path.join(TARGET, 'release/mendbook');
export const PYTHON = process.env.PRINT_PYTHON ?? path.join(TARGET, 'python/bin/python');

const DOCUMENTS = ['routine', 'quick-reference', 'wallet', 'guide', 'exercise', 'booklet'];
/** How many pages a card may take in large print, where the site doesn't say: docs/handouts.md. */
const LARGE_PAGES = 4;

const made = [];
process.on('exit', () => made.forEach((dir) => rmSync(dir, { recursive: true, force: true })));

/** Makes a temporary folder that is gone when the process ends. */
export function temporaryFolder(name) {
  const dir = mkdtempSync(path.join(tmpdir(), `mendbook-${name}-`));
  made.push(dir);
  return dir;
}

/** Copies our site into a folder of its own, with all documents turned on, and builds it there. */
export async function build({ jobs, environment = {} } = {}) {
  if (!existsSync(BINARY)) throw new Error(`no mendbook at ${BINARY}: use tests/run, or set MENDBOOK`);
  const root = temporaryFolder('print');
  cpSync(path.join(ROOT, 'content'), path.join(root, 'content'), { recursive: true });
  const settings = parse(readFileSync(path.join(ROOT, 'site.yaml'), 'utf8'));
  settings.handouts = { large_pages: LARGE_PAGES, ...settings.handouts, documents: DOCUMENTS };
  writeFileSync(path.join(root, 'site.yaml'), stringify(settings));
  const dir = path.join(root, 'output');
  const args = ['build', '--root', root, '--output', dir, '--base-url', BASE_URL, '--quiet'];
  if (jobs) args.push('--jobs', String(jobs));
  await run(BINARY, args, { env: { ...process.env, ...environment } });
  const read = (name) => JSON.parse(readFileSync(path.join(dir, name), 'utf8'));
  return {
    root,
    dir,
    settings,
    handouts: read('handouts.json').handouts,
    routines: read('routines.json').routines,
    exercises: read('exercises.json').exercises,
    redFlags: read('red-flags.json').red_flags,
  };
}

let building;
/** The build that all subjects look at; `same.test.mjs` holds another against it. */
export function site() {
  building ??= build({ jobs: 2, environment: { TZ: 'Pacific/Kiritimati', LC_ALL: 'C' } });
  return building;
}

/** Runs a program and returns what it wrote to standard output. */
export function run(program, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
    const out = [];
    const problems = [];
    child.stdout.on('data', (data) => out.push(data));
    child.stderr.on('data', (data) => problems.push(data));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(Buffer.concat(out));
      else reject(new Error(`${program} ${args.slice(0, 4).join(' ')} …: exit code ${code}\n${Buffer.concat([...out, ...problems])}`));
    });
  });
}

/** Does `work` for every entry, two at a time: there are two cores. */
export async function inPairs(entries, work) {
  const results = Array(entries.length);
  let next = 0;
  const worker = async () => {
    while (next < entries.length) {
      const place = next++;
      results[place] = await work(entries[place]);
    }
  };
  await Promise.all([worker(), worker()]);
  return results;
}
