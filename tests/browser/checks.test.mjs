// The checks themselves: each must refuse a page made to fail it, and pass a sound one.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { openBrowser } from './lib/browser.mjs';
import { check } from './lib/checks.mjs';
import { lost, nearEdge, printToPdf } from './lib/paper.mjs';
import { walk } from './lib/keyboard.mjs';

const browser = await openBrowser();

async function show(body, style = '') {
  const page = await browser.newPage({ viewport: { width: 390, height: 800 } });
  after(() => page.close());
  await page.setContent(`<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>t</title><style>${style}</style><body>${body}</body></html>`);
  return page;
}

const refuses = (faults, pattern) => assert.match(faults.join('\n'), pattern);
const passes = (faults) => assert.deepEqual(faults, []);

test('contrast', async () => {
  refuses(await check(await show('<p style="color:#777">pale</p>'), 'contrast', 7), /4\.48:1 <p> "pale"/);
  refuses(await check(await show('<div style="background:#036"><p style="color:#fffc">a <b style="color:#0008">b</b></p></div>'), 'contrast', 7), /<b> "b"/);
  refuses(await check(await show('<p style="opacity:.5">faint</p>'), 'contrast', 7), /faint/);
  passes(await check(await show('<p>ink</p><div style="background:#036;color:#fff">white</div>'), 'contrast', 7));
  refuses(await check(await show('<p style="background:#900;color:#fff">white</p>'), 'inkOnPaper', 7), /1\.00:1 on paper/);
});

test('contrast in dark', async () => {
  const page = await show('<p>ink</p>', ':root{color-scheme:light dark} p{color:#333}');
  await page.emulateMedia({ colorScheme: 'dark' });
  refuses(await check(page, 'contrast', 7), /ink/);
});

test('overflow', async () => {
  refuses(await check(await show('<div style="width:500px">wide</div>'), 'overflow'), /500|508/);
  refuses(await check(await show('<div style="width:500px">wide</div>', 'html,body{overflow-x:hidden}'), 'overflow'), /wide/);
  passes(await check(await show('<div style="overflow-x:auto"><div style="width:500px">wide</div></div>'), 'overflow'));
});

test('cut off', async () => {
  refuses(await check(await show('<p style="height:10px;overflow:hidden">one<br>two</p>'), 'cutOff'), /one/);
  refuses(await check(await show('<p style="width:60px">incomprehensibilities</p>'), 'cutOff'), /incomp/);
  passes(await check(await show('<p>fits</p>'), 'cutOff'));
});

test('small targets', async () => {
  refuses(await check(await show('<ul><li><a href="#">Tiny</a></li></ul>'), 'smallTargets', 24), /Tiny/);
  passes(await check(await show('<p>Read <a href="#">this</a> first.</p><a href="#" style="display:block">Wide enough<br>and high</a>'), 'smallTargets', 24));
});

test('small text', async () => {
  refuses(await check(await show('<p style="font-size:15px">small</p>'), 'smallText', 16), /15px/);
  passes(await check(await show('<p>right</p><span style="position:absolute;width:1px;height:1px;overflow:hidden;font-size:9px">unseen</span>'), 'smallText', 16));
});

test('keyboard', async () => {
  const links = '<main><a href="#a">one</a> <a href="#b">two</a> <button>three</button></main>';
  passes((await walk(await show(links))).faults);
  refuses((await walk(await show(links, 'a:focus{outline:none}'))).faults, /neither outline nor shadow/);
  refuses((await walk(await show(links, 'a:focus{outline:3px solid #fefefe}'))).faults, /hardly differs/);
  refuses((await walk(await show(`${links}<div style="position:fixed;inset:0;background:#fff">lid</div>`))).faults, /hidden behind/);
  refuses((await walk(await show('<main><a href="#a" tabindex="2">late</a> <a href="#b" tabindex="1">early</a></main>'))).faults, /order/);
  refuses(
    (await walk(await show(`${links}<script>document.querySelector('button').onkeydown = (e) => e.key === 'Tab' && e.preventDefault()</script><a href="#c">four</a>`))).faults,
    /never reached/,
  );
});

test('paper', async () => {
  const page = await show('<h1>Title</h1><p>Body text</p>', '@page{margin:15mm} p{font-size:12pt}');
  const sheet = await printToPdf(page, 'A4');
  assert.deepEqual([sheet.pages, sheet.sizes.toSorted((a, b) => a - b)], [1, [12, 24]]);
  assert.deepEqual(nearEdge(sheet, 5), []);
  assert.deepEqual(lost(sheet, ['Title', 'Body', 'elsewhere']), ['elsewhere']);
  assert.equal((await printToPdf(await show('<p style="height:2000px">long</p>.'), 'Letter')).pages, 2);
  const shrunk = await printToPdf(await show('<p style="font-size:12pt">small</p><div style="width:1100px">wide</div>'), 'A4');
  assert.ok(Math.min(...shrunk.sizes) < 12, 'a page that is too wide is shrunk');
  assert.deepEqual(nearEdge(await printToPdf(await show('<p>edge</p>', '@page{margin:0} body,p{margin:0}'), 'A4'), 5), ['edge']);
});
