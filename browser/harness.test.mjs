// The harness itself: a page with a fault fails its test, with JavaScript and without.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { assertFitsEveryWidth, axe, withPage } from './harness.mjs';

const POLICY = "default-src 'none'; style-src 'self'; img-src 'self'";

/** Opens a page with this body in the market's place. */
async function show(page, body) {
  const html = `<!doctype html><html lang="en"><title>A page</title><main><h1>A page</h1>${body}</main></html>`;
  const headers = { 'content-security-policy': POLICY };
  await page.route('**/shown', (route) => route.fulfill({ contentType: 'text/html', headers, body: html }));
  await page.goto('/shown');
}

const shown = (how, body) => withPage(how, (page) => show(page, body));

for (const scripts of [true, false]) {
  const how = { scripts };
  test(`faults of a page are seen, scripts ${scripts}`, async () => {
    await shown(how, '<p>Nothing wrong.</p>');
    await assert.rejects(shown(how, '<p style="color: red">Styled in its place.</p>'), /inline style/);
    await assert.rejects(shown(how, '<img alt="" src="http://stranger.example/a.png">'), /stranger/);
    await assert.rejects(shown(how, '<img alt="" src="/no-such-picture.png">'), /404: /);
  });
}

test('a script that fails is seen', async () => {
  const fails = withPage({}, async (page) => {
    await show(page, '');
    await page.evaluate(() => setTimeout(() => missing()));
    await page.waitForEvent('pageerror');
  });
  await assert.rejects(fails, /script: missing is not defined/);
});

test('an expected refusal is no fault', () =>
  withPage({}, async (page, watched) => {
    watched.expectStatus(404);
    await page.goto('/no-such-page');
  }));

test('what axe and a narrow window find is seen', () =>
  withPage({}, async (page) => {
    await show(page, '<p>Nothing wrong.</p>');
    await axe(page);
    await assertFitsEveryWidth(page);
    await show(page, '<details><summary>More</summary><input></details>');
    await assert.rejects(axe(page), /label: Form elements must have labels/);
    await show(page, '<table width="700"><tr><td>Wide</td></tr></table>');
    await assert.rejects(assertFitsEveryWidth(page), /scrolls sideways at 320 px/);
    await show(page, '<table width="10"><tr><td><p>s q u e e z e d  w o r d s</p></td></tr></table>');
    await assert.rejects(assertFitsEveryWidth(page), /squeezes words at 320 px/);
  }));
