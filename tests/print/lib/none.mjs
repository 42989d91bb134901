// The assertion that most tests end with: there are no faults, else each of them is told once.

import assert from 'node:assert/strict';

export function none(faults, what = 'faults') {
  const told = [...new Set(faults)];
  assert.ok(told.length === 0, `${what}: ${told.length}\n${told.join('\n')}`);
}
