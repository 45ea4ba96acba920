// Every kind of page, and how to come to one of it.

/** Opens a list and returns the address of its first link of this kind. */
const firstOf = (list, link) => async (page) => {
  await page.goto(list);
  return page.locator(`main ${link}`).first().getAttribute('href');
};

const firstMatches = firstOf('/', 'a[href^="/candidates/"][href$="/matches"]');

/** A post with something of everything: values, skills, and doubts. */
const POST = `Senior Clockmaker (m/f/d)
Escapement & Daughters
5 - 8 years, 58.000 - 64.000 EUR a year
Hamburg, hybrid

You bring 10+ years of experience as a clockmaker, patience, and Excel for the stock list.
Write to Ottmar Zeigerlein, or follow https://jobs.example.com/apply?utm_source=spring
`;

async function draft(page) {
  await page.goto('/drafts/new');
  await page.getByLabel('The text of the post').fill(POST);
  await page.getByRole('button', { name: 'Read this post' }).click();
  return page.url();
}

/** Each kind of page: the name of its screenshots, its address or how to come to one, and its status unless that is 200. */
export const PAGES = [
  { name: 'home', path: '/' },
  { name: 'postings', path: '/postings' },
  { name: 'search', path: '/postings?q=engineer' },
  { name: 'posting', path: firstOf('/postings', '.cards h3 a') },
  { name: 'employers', path: '/employers' },
  { name: 'employer', path: firstOf('/employers', '.lines a[href^="/employers/"]') },
  { name: 'resume', path: '/candidates/new' },
  { name: 'matches', path: firstMatches },
  {
    name: 'receipt',
    path: async (page) => {
      await page.goto(await firstMatches(page));
      return page.getByRole('link', { name: 'Read the receipt' }).first().getAttribute('href');
    },
  },
  {
    name: 'record',
    path: async (page) => {
      await page.goto(await firstMatches(page));
      return page.getByRole('link', { name: 'What we read' }).getAttribute('href');
    },
  },
  { name: 'paste', path: '/drafts/new' },
  { name: 'draft', path: draft },
  { name: 'missing', path: '/no-such-page', status: 404 },
];
