// A small site of its own in a temporary folder, and `mendbook serve` on it until the test file is done.

import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after } from 'node:test';
import { BINARY, CORNERS, temporaryFolder } from './site.mjs';

/** Copies the small site with corners; returns its folder and a way to write its files. */
export function copySite() {
  const root = path.join(temporaryFolder('preview'), 'site');
  cpSync(CORNERS, root, { recursive: true });
  const write = (file, text) => {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  };
  return { root, write };
}

/** Starts the server, and returns its address and a way to stop it. */
export async function preview(root, options = [], port = '0') {
  const child = spawn(BINARY, ['serve', '--root', root, '--port', port, ...options], { stdio: ['ignore', 'ignore', 'pipe'] });
  after(() => child.kill());
  let said = '';
  const base = await new Promise((resolve, reject) => {
    child.stderr.setEncoding('utf8').on('data', (text) => {
      said += text;
      const address = /serving .* at (http:\S+)/.exec(said);
      if (address) resolve(address[1]);
    });
    child.on('error', reject);
    child.on('exit', () => reject(new Error(`mendbook serve has ended:\n${said}`)));
  });
  return { base, said: () => said, stop: () => new Promise((resolve) => { child.on('exit', resolve); child.kill(); }) };
}
