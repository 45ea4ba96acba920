// A person looks at who hires.

import assert from 'node:assert/strict';

import { journey } from './harness.mjs';
import { figure } from './reading.mjs';

journey('an employer has a page with its postings, reached from the list and from a posting', async (page) => {
  await page.goto('/');
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Employers' }).click();
  const link = page.locator('main ul.lines > li a').first();
  const name = await link.innerText();
  await link.click();
  assert.equal(await page.locator('h1').innerText(), name);
  const address = page.url();

  const own = page.locator('section[aria-labelledby=own] ul.cards > li');
  const others = page.locator('section[aria-labelledby=others] ul.cards > li');
  assert.ok((await own.count()) + (await others.count()) > 0, 'an employer of the list has postings');
  if ((await own.count()) > 0) assert.equal(await figure(page.locator('#own')), await own.count());

  await page.locator('ul.cards > li h3 a').first().click();
  await page.locator('article header').getByRole('link', { name, exact: true }).click();
  assert.equal(page.url(), address);
});

journey('an employer that hides its name has no page', async (page) => {
  await page.goto('/postings?kind=agency');
  const sealed = page.locator('ul.cards > li').filter({ has: page.locator('.tag.sealed') });
  assert.ok((await sealed.count()) > 0, 'the demo has sealed employers behind agencies');
  for (const employer of await sealed.locator('.who p > :first-child').all()) {
    assert.equal(await employer.evaluate((element) => element.localName), 'span', 'a description, without a link');
  }
});
