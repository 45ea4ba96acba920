// What a page complains of while it is used: errors, failed requests, requests to strangers, a broken Content-Security-Policy.

import assert from 'node:assert/strict';

/**
 * Collects a page's complaints.
 * @param {import('playwright-core').Page} page
 * @param {{origin: string}} market
 */
export async function watch(page, market) {
  const complaints = [];
  const expected = [];
  const complain = (complaint) => complaints.push(complaint);

  await page.exposeFunction('reportViolation', (rule, blocked) => complain(`the policy forbids ${blocked} (${rule})`));
  await page.addInitScript(() => {
    const report = ({ effectiveDirective, blockedURI }) => window.reportViolation(effectiveDirective, blockedURI);
    addEventListener('securitypolicyviolation', report);
  });
  page.on('console', (message) => {
    // A refused answer is named below with its address.
    const refused = message.text().startsWith('Failed to load resource');
    if (message.type() === 'error' && !refused) complain(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => complain(`script: ${error.message}`));
  page.on('requestfailed', (request) => {
    const { errorText } = request.failure();
    // Whoever goes on to the next page no longer waits for the rest of this one.
    if (errorText !== 'net::ERR_ABORTED') complain(`no answer: ${request.url()} (${errorText})`);
  });
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (origin !== market.origin && protocol !== 'data:') complain(`a stranger is asked: ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400 && !expected.includes(response.status())) complain(`${response.status()}: ${response.url()}`);
  });

  return {
    /** Says that an answer with this status is part of the test. */
    expectStatus: (status) => expected.push(status),
    /** Fails on any complaint so far. */
    assertQuiet: () => assert.deepEqual(complaints, [], `complaints of ${page.url()}`),
  };
}
