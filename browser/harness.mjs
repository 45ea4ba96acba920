// The demo market and one Chromium for all tests, pages that tell on themselves, and what every page is held to.

import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { chromium } from 'playwright-core';

import { startMarket } from './market.mjs';
import { watch } from './watch.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe judges: WCAG 2.0 to 2.2, A and AA, and its own advice. */
const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Widths at which no page may scroll sideways: small and common telephones, a tablet, a laptop. */
const WIDTHS = [320, 360, 768, 1280];

const SCREENSHOTS = fileURLToPath(new URL('../target/screenshots/', import.meta.url));

const HEIGHT = 900;

/** Chromium talks to nobody but the market: each of these is something that it would do by itself. */
const QUIET = [
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** @typedef {Awaited<ReturnType<typeof watch>>} Watched */
/** @typedef {Awaited<ReturnType<typeof startMarket>>} Market */

/** The demo market and the browser, started by the first test that asks for them and ended after the last. */
let started;

async function start() {
  const market = await startMarket();
  const browser = await chromium.launch({
    executablePath: process.env.ROLECALL_TEST_CHROMIUM,
    args: QUIET,
    // The same letters on every machine, so that screenshots can be compared.
    env: { ...process.env, FONTCONFIG_FILE: fileURLToPath(new URL('fonts.conf', import.meta.url)) },
  });
  return { market, browser };
}

after(async () => {
  if (!started) return;
  const { market, browser } = await started;
  await browser.close();
  await market.stop();
});

/**
 * Opens a page of its own visit to the market, hands it to `use` and closes it. Fails on whatever the page complained of meanwhile.
 * @param {{scripts?: boolean, theme?: 'light' | 'dark', width?: number}} how
 * @param {(page: import('playwright-core').Page, watched: Watched, market: Market) => Promise<void>} use
 */
export async function withPage({ scripts = true, theme = 'light', width = 1280 }, use) {
  started ??= start();
  const { market, browser } = await started;
  const context = await browser.newContext({
    baseURL: market.origin,
    colorScheme: theme,
    javaScriptEnabled: scripts,
    locale: 'en-GB',
    timezoneId: 'UTC',
    viewport: { width, height: HEIGHT },
  });
  try {
    const page = await context.newPage();
    // Bounds what never comes, on a machine that is busy with something else too.
    page.setDefaultTimeout(30_000);
    const watched = await watch(page, market);
    await use(page, watched, market);
    watched.assertQuiet();
  } finally {
    await context.close();
  }
}

/**
 * What a person does, as two tests: on a laptop with JavaScript, and on a telephone without.
 * @param {string} name
 * @param {(page: import('playwright-core').Page, watched: Watched, market: Market) => Promise<void>} steps
 */
export function journey(name, steps) {
  test(`${name}, with JavaScript`, () => withPage({ scripts: true, width: 1280 }, steps));
  test(`${name}, without JavaScript`, () => withPage({ scripts: false, width: 360 }, steps));
}

/** Fails on whatever axe finds, in this theme and this width, with everything that can be unfolded unfolded. */
export async function axe(page) {
  await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
  await page.evaluate(AXE);
  const violations = await page.evaluate(async (tags) => {
    const found = await window.axe.run(document, { runOnly: tags, resultTypes: ['violations'] });
    return found.violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help}: ${node.html}`));
  }, AXE_TAGS);
  assert.deepEqual(violations, [], `axe on ${page.url()}`);
}

/** Fails where the page is wider than its window, or words are squeezed into a column of letters; names what it is. */
export async function assertFitsEveryWidth(page) {
  const before = page.viewportSize();
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: HEIGHT });
    const { wide, squeezed } = await page.evaluate(() => {
      const root = document.documentElement;
      const elements = [...document.body.querySelectorAll('*')];
      const shown = (element) => element.outerHTML.slice(0, 200);
      const isOutside = (element) => element.getBoundingClientRect().right > root.clientWidth;
      const isSqueezed = (element) => {
        const { width, height } = element.getBoundingClientRect();
        const words = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
        return words.some((node) => node.data.trim().length > 8) && width < 32 && height > 160;
      };
      const wide = root.scrollWidth > root.clientWidth ? elements.filter(isOutside).slice(-3).map(shown) : [];
      return { wide, squeezed: elements.filter(isSqueezed).map(shown) };
    });
    assert.deepEqual(wide, [], `${page.url()} scrolls sideways at ${width} px`);
    assert.deepEqual(squeezed, [], `${page.url()} squeezes words at ${width} px`);
  }
  await page.setViewportSize(before);
}

/** Leaves a picture of the whole page for a person to look at. */
export async function screenshot(page, name) {
  const theme = await page.evaluate(() => (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'));
  mkdirSync(SCREENSHOTS, { recursive: true });
  await page.screenshot({ path: `${SCREENSHOTS}${name}-${page.viewportSize().width}-${theme}.png`, fullPage: true });
}
