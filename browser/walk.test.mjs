// Every kind of page: no finding of axe in either theme, no sideways scrolling, small enough, and a picture for a person to look at.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { assertFitsEveryWidth, axe, screenshot, withPage } from './harness.mjs';
import { PAGES } from './pages.mjs';

/** Bytes of a page's HTML, and of the style sheets that it asks for. */
const HTML_BYTES_MAX = 60_000;
const CSS_BYTES_MAX = 40_000;

/** Opens a page of this kind and returns the bytes of its parts. */
async function open(page, market, { come, status = 200 }) {
  const response = await come(page, market);
  assert.equal(response.status(), status);
  assert.match(response.headers()['content-security-policy'], /default-src 'none'/);
  const html = (await response.body()).length;
  const css = await page.evaluate(() => {
    const sheets = performance.getEntriesByType('resource').filter((entry) => entry.initiatorType === 'link');
    return sheets.reduce((sum, sheet) => sum + sheet.decodedBodySize, 0);
  });
  return { html, css };
}

for (const kind of PAGES) {
  for (const theme of ['light', 'dark']) {
    test(`the page ${kind.name} in ${theme}`, (context) =>
      withPage({ theme }, async (page, watched, market) => {
        if (kind.status) watched.expectStatus(kind.status);
        const { html, css } = await open(page, market, kind);
        await screenshot(page, kind.name);
        await page.setViewportSize({ width: 360, height: 900 });
        await screenshot(page, kind.name);
        await axe(page);
        await page.setViewportSize({ width: 1280, height: 900 });
        await axe(page);
        if (theme === 'dark') return;
        await assertFitsEveryWidth(page);
        context.diagnostic(`${kind.name}: ${html} bytes of HTML, ${css} bytes of CSS`);
        assert.ok(html < HTML_BYTES_MAX, `${html} bytes of HTML, less than ${HTML_BYTES_MAX} wanted`);
        assert.ok(css < CSS_BYTES_MAX, `${css} bytes of CSS, less than ${CSS_BYTES_MAX} wanted`);
      }));
  }
}
