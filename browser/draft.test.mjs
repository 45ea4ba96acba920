// A hiring team pastes a post and sees, side by side, its words and what was read of them.

import assert from 'node:assert/strict';

import { journey, withPage } from './harness.mjs';

const POST = `Node.js Developer
Rubber Stamp Cloud Private Limited
2 - 4 yrs
₹9L - ₹14L / yr
Thane

Requirements:
- Minimum 6+ years of experience in backend development
- Node.js, Express and MongoDB
- React is a plus
`;

/** Pastes a post and leads to its draft. */
async function paste(page, post) {
  await page.goto('/');
  await page.getByRole('link', { name: 'Paste a post' }).first().click();
  await page.getByLabel('The text of the post').fill(post);
  await page.getByRole('button', { name: 'Read this post' }).click();
}

journey('a post is pasted and read: every value leads from its words, every doubt is named', async (page) => {
  await paste(page, POST);
  await page.getByRole('heading', { level: 2, name: 'Node.js Developer' }).waitFor();
  await page.getByText('Experience contradicts itself').first().waitFor();

  const source = page.getByRole('region', { name: 'Source text' });
  for (const words of ['Node.js Developer', 'Thane']) {
    await source.locator('mark').filter({ hasText: words }).first().waitFor();
  }
  const letters = source.locator('mark a[href^="#f-"]');
  assert.ok((await letters.count()) >= 4, 'title, employer, experience, pay and place have letters');
  const letter = letters.first();
  const target = await letter.getAttribute('href');
  await letter.click();
  assert.equal(new URL(page.url()).hash, target);
  assert.ok(await page.locator(target).isVisible(), 'a letter leads to its value');
});

journey('a draft is shown to nobody else, and forgotten when asked', async (page, watched) => {
  await paste(page, POST);
  const draft = page.url();
  await withPage({}, async (stranger, watchedToo) => {
    watchedToo.expectStatus(404);
    assert.equal((await stranger.goto(draft)).status(), 404, 'for others there is no such page');
  });
  await page.getByRole('button', { name: 'Forget this now' }).click();
  watched.expectStatus(404);
  assert.equal((await page.goto(draft)).status(), 404, 'what was forgotten is gone');
});

journey('an empty form says what it wants', async (page, watched) => {
  watched.expectStatus(422);
  await paste(page, ' ');
  assert.ok((await page.locator('.wrong').count()) > 0, 'the field that lacks something says so');
});
