// Makes page.png and card.png from our own site:
//
//   tests/run                                   (once: installs the browser and its driver)
//   cargo run --release -- build --base-url https://example.org/backs/ --output /tmp/pictures
//   node docs/images/make.mjs /tmp/pictures
//
// A card that doesn't fit on one sheet is refused. Needs `pdfinfo` and `pdftoppm`, which `tests/run` installs.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { extname, join, resolve } from "node:path";

const here = import.meta.dirname;
const modules = process.env.NODE_MODULES ?? join(here, "../../tests/browser/node_modules");
const { chromium } = createRequire(join(resolve(modules), "x.js"))("playwright-core");

const site = resolve(process.argv[2] ?? "output");
const page = process.argv[3] ?? "exercises/pelvic-tilt/";
const card = process.argv[4] ?? "routines/gentle-relief/card/";

const types = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".svg": "image/svg+xml" };
const server = createServer((request, response) => {
  const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
  try {
    const file = join(site, path.endsWith("/") ? `${path}index.html` : path);
    response.setHeader("content-type", types[extname(file)] ?? "application/octet-stream");
    response.end(readFileSync(file));
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
const base = `http://127.0.0.1:${server.address().port}/`;
const scratch = mkdtempSync(join(tmpdir(), "pictures-"));
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
try {
  const tab = await browser.newPage({ viewport: { width: 1200, height: 900 }, colorScheme: "light" });
  await tab.goto(base + page);
  await tab.screenshot({ path: join(here, "page.png") });

  await tab.goto(base + card);
  const pdf = join(scratch, "card.pdf");
  await tab.pdf({ path: pdf, format: "A4" });
  const pages = /Pages:\s+(\d+)/.exec(execFileSync("pdfinfo", [pdf], { encoding: "utf8" }))?.[1];
  if (pages !== "1") throw new Error(`${card} takes ${pages} sheets; a card is one`);
  execFileSync("pdftoppm", ["-png", "-singlefile", "-scale-to", "960", pdf, join(here, "card")]);
} finally {
  await browser.close();
  server.close();
  rmSync(scratch, { recursive: true });
}
