// Pages as pictures: rendered with poppler, in grey, one byte a dot: `{ width, height, dots }`.

import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PNG } from 'pngjs';
import { run, temporaryFolder } from './site.mjs';

/** Renders one page, or `box` of it (points from above and left: `{ left, top, width, height }`). */
export async function render(file, { page = 1, dpi, box }) {
  const stem = path.join(temporaryFolder('page'), 'page');
  const dots = (points) => String(Math.max(0, Math.round((points * dpi) / 72)));
  const part = box ? ['-x', dots(box.left), '-y', dots(box.top), '-W', dots(box.width), '-H', dots(box.height)] : [];
  await run('pdftoppm', ['-png', '-gray', '-singlefile', '-f', String(page), '-l', String(page), '-r', String(dpi), ...part, file, stem]);
  return readPicture(`${stem}.png`);
}

export function readPicture(file) {
  const { width, height, data } = PNG.sync.read(readFileSync(file));
  return { width, height, dots: Uint8Array.from({ length: width * height }, (_, at) => data[at * 4]) };
}

/** Writes a picture in sixteen greys: enough to look at and to compare, and half the file. */
export function writePicture(file, { width, height, dots }) {
  const png = new PNG({ width, height });
  for (const [at, grey] of dots.entries()) png.data.fill(Math.round(grey / 17) * 17, at * 4, at * 4 + 3).fill(255, at * 4 + 3, at * 4 + 4);
  writeFileSync(file, PNG.sync.write(png, { colorType: 0, deflateLevel: 9 }));
}

// Side of the squares that are compared by their mean grey, in dots: about the height of a line.
const SQUARE = 12;
// By how much of 255 the mean must differ. Found by trial at 110 dots to the inch: two renderers of poppler
// differ by less in every square, and a line of two words that is missing by more in four squares or more.
const LEAST_DIFFERENCE = 28;

/** The mean grey of each square, row by row, with the number of squares in a row. */
function squares({ width, height, dots }) {
  const across = Math.ceil(width / SQUARE);
  const sums = new Float64Array(across * Math.ceil(height / SQUARE));
  const counts = new Uint32Array(sums.length);
  for (let y = 0; y < height; y += 1) {
    const row = Math.floor(y / SQUARE) * across;
    for (let x = 0; x < width; x += 1) {
      const at = row + Math.floor(x / SQUARE);
      sums[at] += dots[y * width + x];
      counts[at] += 1;
    }
  }
  return { across, means: sums.map((sum, at) => sum / counts[at]) };
}

/** How many squares of two pictures of one size differ, and where: a picture with those squares black. */
export function compare(one, other) {
  if (one.width !== other.width || one.height !== other.height) return { different: Infinity };
  const [a, b] = [squares(one), squares(other)];
  const differs = Array.from(a.means, (mean, at) => Math.abs(mean - b.means[at]) >= LEAST_DIFFERENCE);
  const shown = () => {
    const dots = one.dots.map((grey, at) => {
      const [x, y] = [at % one.width, Math.floor(at / one.width)];
      return differs[Math.floor(y / SQUARE) * a.across + Math.floor(x / SQUARE)] ? 0 : 192 + grey / 4;
    });
    return { width: one.width, height: one.height, dots };
  };
  return { different: differs.filter(Boolean).length, shown };
}
