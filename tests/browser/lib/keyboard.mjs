// Goes through a page with the Tab key alone.

import { check } from './checks.mjs';

/** Presses Tab until the page is left or comes round; returns what was reached and what was wrong. */
export async function walk(page) {
  const expected = await check(page, 'prepareFocus');
  const reached = new Map();
  const faults = [];
  let last = -1;
  for (let presses = 0; presses < 2 * expected.length + 10; presses += 1) {
    await page.keyboard.press('Tab');
    const at = await check(page, 'focused');
    if (!at || (at.order >= 0 && reached.has(at.order))) break;
    faults.push(...at.faults.map((fault) => `${fault}: ${at.label}`));
    if (at.order < 0) continue; // a region that scrolls: Chromium lets the keyboard reach it by itself
    if (at.order < last) faults.push(`out of order: ${at.label}`);
    last = at.order;
    reached.set(at.order, at);
  }
  expected.forEach((label, order) => reached.has(order) || faults.push(`never reached: ${label}`));
  return { faults, inMain: [...reached.values()].some((at) => at.inMain) };
}
