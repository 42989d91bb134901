// Runs mendbook on small sites in temporary folders, and says what a schema has against a document.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = path.dirname(fileURLToPath(import.meta.url));
export const ROOT = path.resolve(HERE, '../..');

const BINARY =
  process.env.MENDBOOK ??
  path.join(process.env.CARGO_TARGET_DIR ?? path.join(homedir(), '.cache/mendbook'), 'release/mendbook');

const made = [];
process.on('exit', () => made.forEach((dir) => rmSync(dir, { recursive: true, force: true })));

/** Writes a site of these files (path → text) into a temporary folder that is gone when the process ends. */
export function site(files) {
  const dir = mkdtempSync(path.join(tmpdir(), 'mendbook-validators-'));
  made.push(dir);
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(dir, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return dir;
}

/** Runs mendbook and returns its exit code and what it wrote to standard output. */
export function mendbook(dir, ...args) {
  if (!existsSync(BINARY)) throw new Error(`no mendbook at ${BINARY}: use tests/run, or set MENDBOOK`);
  const run = spawnSync(BINARY, args, { cwd: dir, encoding: 'utf8', maxBuffer: 64 << 20 });
  if (run.error) throw run.error;
  if (run.status === 2) throw new Error(`mendbook ${args.join(' ')}: ${run.stderr}`);
  return { code: run.status, stdout: run.stdout, stderr: run.stderr };
}

/** What a compiled schema has against a document, a line a fault. */
export function faults(validate, document) {
  if (validate(document)) return [];
  return validate.errors.map((error) => `${error.instancePath || '/'} ${error.message} ${JSON.stringify(error.params)}`);
}
