// A person opens a posting: facts, skills, text, dates, and where to go from there.

import assert from 'node:assert/strict';

import { journey } from './harness.mjs';

journey('a posting says what is known, since when, and what is like it', async (page) => {
  await page.goto('/postings?q=data');
  const link = page.locator('ul.cards > li h3 a').first();
  const title = await link.innerText();
  await link.click();
  assert.equal(await page.locator('h1').innerText(), title);

  const facts = page.locator('article header dl');
  await facts.getByText('Pay', { exact: true }).waitFor();
  assert.ok((await facts.locator('dt').count()) > 2, 'pay is not all that is known');
  assert.ok((await page.getByRole('region', { name: 'The work' }).innerText()).length > 100, 'the text of the post');
  await page.getByRole('region', { name: 'Dates' }).getByText('First seen').waitFor();

  const similar = page.getByRole('region', { name: 'Similar postings' }).getByRole('listitem');
  assert.ok((await similar.count()) > 0, 'something is like it');
  for (const words of await similar.allInnerTexts()) assert.match(words, /Because .*/s, words);
  const other = similar.first().getByRole('link');
  const otherTitle = await other.innerText();
  await other.click();
  assert.equal(await page.locator('h1').innerText(), otherTitle);
});

journey('a posting that is not there is a page that says so, with a way on', async (page, watched) => {
  watched.expectStatus(404);
  await page.goto('/postings/0192f0c0-0000-7000-8000-000000000000');
  assert.equal(await page.locator('h1').count(), 1);
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Postings' }).click();
  assert.ok((await page.locator('ul.cards > li').count()) > 0);
});
