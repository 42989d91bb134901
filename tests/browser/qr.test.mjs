// The QR code of a card says the address that is printed beside it; without a base URL there is neither.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import jsQR from 'jsqr';
import { PNG } from 'pngjs';
import { openBrowser, openServer } from './lib/browser.mjs';
import { BASE_URL, MOUNT, build } from './lib/site.mjs';

const browser = await openBrowser();
const MILLIMETRE = 96 / 25.4;

/** Every QR code on a page as printed: what it says and its place, `quiet` being its narrowest margin in modules. */
async function codes(page) {
  await page.emulateMedia({ media: 'print' });
  const found = [];
  for (const picture of await page.locator('svg, img').filter({ visible: true }).all()) {
    const { width, height } = await picture.boundingBox();
    if (Math.min(width, height) < 12 * MILLIMETRE) continue; // icons
    const { data, width: across, height: down } = PNG.sync.read(await picture.screenshot());
    const code = jsQR(new Uint8ClampedArray(data), across, down);
    if (!code) continue;
    const { topLeftCorner: from, topRightCorner: to, bottomLeftCorner: foot } = code.location;
    const modules = 17 + 4 * code.version;
    const pitch = (to.x - from.x) / modules;
    const quiet = Math.min(from.x, from.y, across - to.x, down - foot.y) / pitch;
    found.push({ says: code.data, millimetres: Math.min(width, height) / MILLIMETRE, quiet });
  }
  return found;
}

for (const [name, site] of [['with a base URL', build({ baseUrl: BASE_URL })], ['without', build()]]) {
  const { base } = await openServer(site.dir, site.baseUrl ? MOUNT : '/');
  for (const { address } of site.pages.filter((page) => page.kind === 'card')) {
    test(`QR code ${name}: ${address}`, async (t) => {
      const page = await browser.newPage({ viewport: { width: 794, height: 1123 }, deviceScaleFactor: 4 });
      t.after(() => page.close());
      await page.goto(base + address);
      const [code, ...others] = await codes(page);
      const words = (await page.locator('body').innerText()).replace(/\s/g, '');
      if (!site.baseUrl) {
        assert.equal(code, undefined);
        assert.doesNotMatch(words, /https?:/);
        return;
      }
      assert.equal(others.length, 0, 'one code only');
      assert.ok(code, 'there is a code that can be read');
      assert.ok(code.says.startsWith(BASE_URL), code.says);
      assert.ok(existsSync(path.join(site.dir, code.says.slice(BASE_URL.length), 'index.html')), `${code.says} is a page`);
      assert.ok(words.includes(code.says.replace(/^https?:\/\//, '').replace(/\/$/, '')), 'the address is printed beside it');
      assert.ok(code.millimetres >= 20, `${code.millimetres} mm wide`);
      // Four modules; the decoder places the corners to within half a module.
      assert.ok(code.quiet >= 3.5, `a quiet zone of ${code.quiet} modules`);
    });
  }
}
