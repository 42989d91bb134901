// Opens Chromium, and notes what goes wrong while pages load.

import { existsSync } from 'node:fs';
import { after } from 'node:test';
import { chromium } from 'playwright-core';
import { serve } from './server.mjs';

const EXECUTABLE = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** A browser that closes when the test file is done. */
export async function openBrowser() {
  if (!existsSync(EXECUTABLE)) throw new Error(`no browser at ${EXECUTABLE}: use tests/run, or set CHROMIUM`);
  const browser = await chromium.launch({ executablePath: EXECUTABLE });
  after(() => browser.close());
  return browser;
}

/** Serves a site's folder until the test file is done. */
export async function openServer(dir, mount) {
  const server = await serve(dir, mount);
  after(() => server.close());
  return server;
}

/** Notes every console error or warning, script error, failed request and request outside `base`. */
export function watch(page, base) {
  const problems = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) problems.push(`console ${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => problems.push(`script error: ${error.message}`));
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText;
    // Going on to the next page cuts short what the last one still loads; that is no failure of the site.
    if (why !== 'net::ERR_ABORTED') problems.push(`request failed: ${request.url()} ${why}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) problems.push(`status ${response.status()}: ${response.url()}`);
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(base) && !request.url().startsWith('data:')) problems.push(`request outside the site: ${request.url()}`);
  });
  return problems;
}
