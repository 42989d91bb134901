// The QR code on paper says the address that is printed beside it, is 2 cm wide or more, and has its
// four modules of white around it. Wallet cards have none: they are too small.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import jsQR from 'jsqr';
import { documents } from './lib/documents.mjs';
import { none } from './lib/none.mjs';
import { render } from './lib/picture.mjs';
import { inPairs } from './lib/site.mjs';
import { figureBoxes } from './lib/structure.mjs';

const DPI = 200;
const DOTS_PER_MILLIMETRE = DPI / 25.4;
const LEAST_WIDTH = 20; // millimetres, without the white
const QUIET = 4; // modules
const DARK = 128;
const MARGIN = 12; // points around the figure, to see what comes near it

const all = await documents();

/** The codes on a document: what each says and how it measures. */
async function codes({ path, tree, sheets }) {
  const found = [];
  for (const [left, bottom, right, top] of figureBoxes(tree)) {
    // A figure's tag doesn't say its page: the last and the first are the likely ones, then any.
    const pages = sheets.map((_, at) => at + 1);
    for (const page of new Set([pages.length, ...pages])) {
      const box = { left: left - MARGIN, top: sheets[page - 1].height - top - MARGIN, width: right - left + 2 * MARGIN, height: top - bottom + 2 * MARGIN };
      const picture = await render(path, { page, dpi: DPI, box });
      const code = measure(picture);
      if (!code) continue;
      found.push(code);
      break;
    }
  }
  return found;
}

/** Reads the code in a picture and measures it on the dots. */
export function measure({ width, height, dots }) {
  const colours = new Uint8ClampedArray(width * height * 4).map((_, at) => (at % 4 === 3 ? 255 : dots[at >> 2]));
  const code = jsQR(colours, width, height);
  if (!code) return undefined;
  const isDark = (x, y) => x >= 0 && y >= 0 && x < width && y < height && dots[y * width + x] < DARK;
  const modules = 17 + 4 * code.version;
  // The decoder places the corners to within a module; the outermost dark dots near them are the edges.
  const { topLeftCorner: from, bottomRightCorner: to } = code.location;
  const near = (to.x - from.x) / modules;
  const edges = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (let y = Math.floor(from.y - near); y <= to.y + near; y += 1) {
    for (let x = Math.floor(from.x - near); x <= to.x + near; x += 1) {
      if (!isDark(x, y)) continue;
      Object.assign(edges, { left: Math.min(edges.left, x), top: Math.min(edges.top, y), right: Math.max(edges.right, x), bottom: Math.max(edges.bottom, y) });
    }
  }
  const side = edges.right - edges.left + 1;
  const module = side / modules;
  // How many modules of white are around it: until the first dark dot, or the end of the picture.
  let quiet = 0;
  const clear = (away) => {
    for (let along = -away; along < side + away; along += 1) {
      if (isDark(edges.left + along, edges.top - away) || isDark(edges.left + along, edges.bottom + away)) return false;
      if (isDark(edges.left - away, edges.top + along) || isDark(edges.right + away, edges.top + along)) return false;
    }
    return true;
  };
  while (quiet < QUIET * module * 2 && clear(quiet + 1)) quiet += 1;
  return { says: code.data, millimetres: side / DOTS_PER_MILLIMETRE, high: (edges.bottom - edges.top + 1) / DOTS_PER_MILLIMETRE, quiet: quiet / module };
}

test('every code says the address of its page, is large enough, and has white around it', async () => {
  const faults = await inPairs(all, async (document) => {
    const found = await codes(document);
    const { file, kind, address } = document;
    if (kind === 'wallet') return found.length === 0 ? [] : [`${file}: a code on a wallet card`];
    if (found.length !== 1) return [`${file}: ${found.length} codes`];
    const [{ says, millimetres, high, quiet }] = found;
    return [
      ...(says === address ? [] : [`${file}: says ${says}, and beside it stands ${address}`]),
      ...(Math.min(millimetres, high) >= LEAST_WIDTH - 0.5 / DOTS_PER_MILLIMETRE ? [] : [`${file}: ${millimetres.toFixed(1)} mm`]),
      // A tenth of a module is less than a dot.
      ...(quiet >= QUIET - 0.1 ? [] : [`${file}: ${quiet.toFixed(1)} modules of white`]),
    ];
  });
  none(faults.flat());
});

test('a fault is seen: a code with something in its white', async () => {
  const document = all.find(({ kind }) => kind === 'routine');
  const [[left, bottom, right, top]] = figureBoxes(document.tree);
  const page = document.sheets.length;
  const picture = await render(document.path, { page, dpi: DPI, box: { left: left - MARGIN, top: document.sheets[page - 1].height - top - MARGIN, width: right - left + 2 * MARGIN, height: top - bottom + 2 * MARGIN } });
  const before = measure(picture);
  // A dark stroke three modules to the left of the code, as high as the picture.
  const stroke = Math.round(((MARGIN / 72) * DPI) + before.millimetres / 33 * DOTS_PER_MILLIMETRE);
  const dots = picture.dots.map((grey, at) => (at % picture.width === stroke ? 0 : grey));
  const after = measure({ ...picture, dots });
  assert.ok(after === undefined || after.quiet < QUIET - 0.1, `${after?.quiet} modules of white`);
});
