// A person hands in a résumé and reads why each posting fits or does not.

import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';

import { journey, withPage } from './harness.mjs';
import { figure } from './reading.mjs';

const RESUME = fileURLToPath(new URL('../fixtures/resumes/tara-velankar.pdf', import.meta.url));

const TEXT = `Leontyne Abernathy-Quist
Data Engineer, Lisbon, Portugal

Experience
Data Engineer, Velvet Badger Logistics, January 2019 to present
- Airflow, dbt and PostgreSQL for 900 lorries
- Python, every day

Skills: Python, SQL, Airflow, dbt, PostgreSQL
`;

/** Every sum of a receipt as its page shows it: the points of each side, and their product. */
async function assertSums(receipt) {
  for (const half of await receipt.locator('.half-sheet').all()) {
    let sum = 0;
    for (const points of await half.locator('.crit .pts b').all()) sum += await figure(points);
    assert.equal(sum, await figure(half.locator('.sum b').first()), 'the points of a side are the sum of its criteria');
  }
  const words = await receipt.locator('.times').innerText();
  const [team, person, score] = words.match(/\d*\.\d+/g).map(Number);
  assert.ok(Math.abs(team * person - score) < 0.002, `${words}: the score is the product of both sides`);
}

journey('a résumé is handed in as a file, and its matches say why', async (page) => {
  await page.goto('/');
  await page.getByRole('link', { name: 'give us a résumé' }).click();
  await page.getByLabel('A file').setInputFiles(RESUME);
  await page.getByLabel('Places').fill('Pune');
  await page.getByLabel('Remote work').selectOption({ label: 'either way' });
  await page.getByRole('button', { name: 'Read my matches' }).click();

  assert.ok((await figure(page.locator('h1'))) > 0, 'somebody so skilled has postings within reach');
  const best = page.locator('article.receipt').first();
  await assertSums(best);
  assert.ok((await best.locator('.said mark:not(.p)').count()) > 0, 'words of the post are quoted');
  assert.ok((await best.locator('.said mark.p').count()) > 0, 'words of the résumé are quoted');

  const matches = page.url();
  const other = page.getByRole('link', { name: 'Read the receipt' }).first();
  const title = (await other.getAttribute('aria-label')).replace('Read the receipt: ', '');
  await other.click();
  await page.getByRole('heading', { level: 2, name: title }).waitFor();
  await assertSums(page.locator('article.receipt'));

  await page.goto(matches);
  await page.getByRole('link', { name: 'What we read' }).click();
  const source = page.getByRole('region', { name: 'Text of the résumé' });
  assert.ok((await source.locator('mark').count()) > 5, 'what was read is marked in the text');

  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Your matches' }).click();
  assert.equal(page.url(), matches, 'the menu leads back to them');
});

journey('a pasted résumé is corrected with wishes, shown to nobody else, and forgotten when asked', async (page, watched) => {
  await page.goto('/candidates/new');
  await page.getByLabel('Or its text').fill(TEXT);
  await page.getByRole('button', { name: 'Read my matches' }).click();
  const matches = page.url();

  await page.getByRole('link', { name: 'Change your wishes' }).click();
  await page.getByLabel('Days until you can start').fill('thirty or so');
  watched.expectStatus(422);
  await page.getByRole('button', { name: 'Rank my matches again' }).click();
  const notice = page.getByLabel('Days until you can start');
  assert.equal(await notice.inputValue(), 'thirty or so', 'what was typed stays');
  assert.equal(await notice.getAttribute('aria-invalid'), 'true');
  await notice.fill('30');
  await page.getByRole('button', { name: 'Rank my matches again' }).click();
  assert.equal(page.url(), matches);

  await withPage({}, async (stranger, watchedToo) => {
    watchedToo.expectStatus(404);
    const response = await stranger.goto(matches);
    assert.equal(response.status(), 404, 'for others there is no such page');
  });

  await page.getByRole('link', { name: 'What we read' }).click();
  await page.getByRole('button', { name: 'Forget me now' }).click();
  watched.expectStatus(404);
  const response = await page.goto(matches);
  assert.equal(response.status(), 404, 'what was forgotten is gone');
});

journey('a form without a résumé says so and keeps what was typed', async (page, watched) => {
  await page.goto('/candidates/new');
  await page.getByLabel('Places').fill('Lisbon');
  watched.expectStatus(422);
  await page.getByRole('button', { name: 'Read my matches' }).click();
  assert.equal(await page.getByLabel('Places').inputValue(), 'Lisbon');
  assert.ok((await page.locator('.wrong').count()) > 0, 'the field that lacks something says so');
});
