// SPDX-License-Identifier: EUPL-1.2
// How the tests use pages: follow a link, send a form, wait for what follows. Nothing here waits for a fixed time.
import { openPage } from './support.mjs';

export const PHONE = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true, colorScheme: 'light' };
export const DESK = { viewport: { width: 1280, height: 900 }, colorScheme: 'light' };

/** A person at a browser of their own: a context and one page, which remembers statuses and the addresses it saw. */
export async function visitor(browser, origin, options) {
  const context = await browser.newContext({ ...options, baseURL: origin, locale: 'de-DE', acceptDownloads: true });
  context.setDefaultTimeout(20_000);
  const page = await openPage(context);
  page.seen = [];
  page.on('response', (response) => {
    const request = response.request();
    const document = request.isNavigationRequest() && request.frame() === page.mainFrame();
    // Forms with files are sent by script, see app.js.
    if (!document && request.resourceType() !== 'xhr') return;
    page.status = response.status();
    if (page.status === 200 && request.method() === 'GET') page.seen.push(new URL(response.url()).pathname);
  });
  return page;
}

/**
 * Does something that leads to another page, or to the same page anew, and waits until it is there. The mark on the old
 * content also vanishes when a script replaces the content.
 */
export async function leave(page, action) {
  await page.evaluate(() => document.body.setAttribute('data-left', ''));
  await action();
  await page.locator('body:not([data-left])').waitFor({ state: 'attached' });
  await page.waitForLoadState('load');
}

export function follow(page, link) {
  return leave(page, () => link.click());
}

/** Presses the main button of the form that holds `inside`, or of the first form in the content that is sent by POST. */
export function send(page, form = page.locator('main form[method="post"]').first()) {
  return leave(page, () => form.locator('button.kern-btn--primary[type="submit"]').last().click());
}

export function open(page, path) {
  return leave(page, () => page.goto(path));
}

/** Loads the page again and again until a locator finds something: what jobs do appears a moment later. */
export async function reloadUntil(page, find, what, seconds = 30) {
  const end = Date.now() + seconds * 1000;
  while ((await find().count()) === 0) {
    if (Date.now() > end) throw new Error(`${what} did not appear within ${seconds} seconds on ${page.url()}:\n${await content(page)}`);
    await page.reload();
  }
  return find().first();
}

/** The words of the page, for messages. */
export async function content(page) {
  return (await page.locator('main').innerText()).replace(/\n+/g, '\n').slice(0, 1500);
}

export async function signIn(page, login, secret) {
  await open(page, '/de/anmelden');
  await page.fill('input[name="login"]', login);
  await page.fill('input[name="secret"]', secret);
  await send(page);
  if (new URL(page.url()).pathname === '/de/anmelden') throw new Error(`${login} cannot sign in:\n${await content(page)}`);
}

/** Downloads what a link leads to, within the session of the page. */
export async function download(page, link) {
  const answer = await page.context().request.get(new URL(await link.getAttribute('href'), page.url()).href);
  if (answer.status() !== 200) throw new Error(`${answer.url()} answers ${answer.status()}`);
  return answer.body();
}
