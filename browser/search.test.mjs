// A person looks for work: searches, narrows the list down, widens it again, reads the next page.

import assert from 'node:assert/strict';

import { journey } from './harness.mjs';
import { figure } from './reading.mjs';

/** How many postings the list says it has found. */
const found = (page) => figure(page.locator('#found'));

/** A value of a facet that would leave some of the postings but not all. */
async function narrowing(page, all) {
  for (const value of await page.getByRole('form', { name: 'Filters' }).locator('.tick').all()) {
    const postings = await figure(value.locator('label > span').last());
    if (postings > 0 && postings < all) return { box: value.getByRole('checkbox'), label: await value.locator('label > span').first().innerText(), postings };
  }
  throw new Error('no facet narrows the list down');
}

journey('a search is narrowed down and widened again, and every figure on the way is true', async (page) => {
  await page.goto('/');
  await page.getByLabel('Work, skill or employer').fill('data');
  await page.getByRole('button', { name: 'Find postings' }).click();
  assert.equal(await page.getByLabel('Work, skill or employer').inputValue(), 'data', 'the words stay in the field');
  const all = await found(page);
  assert.ok(all > 1, 'the demo has more than one posting about data');

  const { box, label, postings } = await narrowing(page, all);
  await box.check();
  await page.getByRole('button', { name: 'Show postings' }).click();
  assert.equal(await found(page), postings, 'choosing a value leaves as many as it said');
  assert.equal(await page.locator('ul.cards > li').count(), postings);

  const drop = page.getByRole('region', { name: 'Your filters' }).getByRole('link', { name: label });
  assert.equal(postings + (await figure(drop)), all, 'dropping it brings back as many as it says');
  await drop.click();
  assert.equal(await found(page), all);
});

journey('the whole list is read page by page, and no posting comes twice', async (page) => {
  await page.goto('/postings');
  const all = await found(page);
  const seen = new Set();
  for (;;) {
    const links = page.locator('ul.cards > li h3 a');
    for (const link of await links.all()) seen.add(await link.getAttribute('href'));
    const next = page.getByRole('navigation', { name: 'Pages' }).locator('a[rel=next]');
    if ((await next.count()) === 0) break;
    await next.click();
  }
  assert.equal(seen.size, all);
});

journey('a search that finds nothing says what to do', async (page) => {
  await page.goto('/postings?q=xylophonist+in+antarctica');
  assert.equal(await found(page), 0);
  await page.getByText('Nothing fits all of this.').waitFor();
  await page.getByRole('region', { name: 'Your filters' }).getByRole('link').first().click();
  assert.ok((await found(page)) > 0);
});

journey('a search that makes no sense is carried out without that part, and says so', async (page) => {
  await page.goto('/postings?q=data&pay_min=lots&currency=INR');
  assert.ok((await found(page)) > 0);
  await page.getByRole('status').getByText('Part of this search was left out.').waitFor();
});
