// Every kind of page, and how to come to one of it.

/** Opens a list and returns the address of the first link on it that leads to one of `folder`. */
const firstOf = (list, folder) => async (page) => {
  await page.goto(list);
  const link = page.locator(`main a[href^="/${folder}/"]`).first();
  return link.getAttribute('href');
};

/** Each kind of page: the name of its screenshots, and its address or how to find one. */
export const PAGES = [
  { name: 'home', path: '/' },
  { name: 'postings', path: '/postings' },
  { name: 'posting', path: firstOf('/postings', 'postings') },
  { name: 'employers', path: '/employers' },
  { name: 'employer', path: firstOf('/employers', 'employers') },
];
