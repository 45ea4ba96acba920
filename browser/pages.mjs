// Every kind of page, and how to come to one of it.

/** A page of this address. */
const at = (address) => (page) => page.goto(address);

/** The page that the first link of this kind in a list leads to. */
const firstOf = (list, link) => async (page) => {
  await page.goto(list);
  return page.goto(await page.locator(`main ${link}`).first().getAttribute('href'));
};

/** The answer to a form, once it is shown. */
async function send(page, button) {
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.request().isNavigationRequest() && response.status() !== 303),
    page.getByRole('button', { name: button }).click(),
  ]);
  await page.waitForLoadState();
  return answer;
}

/** A post with something of everything: values, skills, and doubts. */
const POST = `Senior Clockmaker (m/f/d)
Escapement & Daughters
5 - 8 yrs
₹9L - ₹14L / yr
Pune

Requirements:
- Minimum 10+ years of experience as a clockmaker
- Excel for the stock list, patience for the rest
- Follow https://jobs.example.com/apply?utm_source=spring
`;

const RESUME = `Leontyne Abernathy-Quist
Data Engineer, Lisbon, Portugal

Skills: Python, SQL, Airflow
`;

async function draft(page) {
  await page.goto('/drafts/new');
  await page.getByLabel('The text of the post').fill(POST);
  return send(page, 'Read this post');
}

/** The matches of the person whom the demo names first. */
const hero = (page, market) => page.goto(market.hero());

async function receipt(page, market) {
  await hero(page, market);
  return page.goto(await page.getByRole('link', { name: 'Read the receipt' }).first().getAttribute('href'));
}

async function record(page, market) {
  await hero(page, market);
  return page.goto(await page.getByRole('link', { name: 'What we read' }).getAttribute('href'));
}

async function wishes(page) {
  await page.goto('/candidates/new');
  await page.getByLabel('Or its text').fill(RESUME);
  await send(page, 'Read my matches');
  return page.goto(await page.getByRole('link', { name: 'Change your wishes' }).getAttribute('href'));
}

async function refused(page) {
  await page.goto('/candidates/new');
  await page.getByLabel('The least pay').fill('enough');
  return send(page, 'Read my matches');
}

/** Each kind of page: the name of its screenshots, how to come to one, and its status unless that is 200. */
export const PAGES = [
  { name: 'home', come: at('/') },
  { name: 'postings', come: at('/postings') },
  { name: 'search', come: at('/postings?q=engineer&remote=hybrid') },
  { name: 'nothing', come: at('/postings?q=xylophonist') },
  { name: 'posting', come: firstOf('/postings?q=engineer', '.cards h3 a') },
  { name: 'employers', come: at('/employers') },
  { name: 'employer', come: firstOf('/employers', '.lines a[href^="/employers/"]') },
  { name: 'resume', come: at('/candidates/new') },
  { name: 'refused', come: refused, status: 422 },
  { name: 'wishes', come: wishes },
  { name: 'matches', come: hero },
  { name: 'unknown', come: firstOf('/', 'a[href^="/candidates/"][href$="/matches"]') },
  { name: 'receipt', come: receipt },
  { name: 'record', come: record },
  { name: 'paste', come: at('/drafts/new') },
  { name: 'draft', come: draft },
  { name: 'missing', come: at('/no-such-page'), status: 404 },
];
