// SPDX-License-Identifier: EUPL-1.2
// Takes pictures: `node web/test/pictures.mjs --out DIR` for the four of the README, `--all` for every page in light, dark
// and at 320 px as well, to be looked at by people.
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Looks } from './apply.mjs';
import { DESK, PHONE, follow, open, signIn, visitor } from './browse.mjs';
import { WORK_LIST } from './casework.mjs';
import { findPages } from './pages.mjs';
import { Report } from './report.mjs';
import { startServer } from './server.mjs';
import { applyOnPhone } from './story.mjs';
import { VARIANTS, launchBrowser, openPage } from './support.mjs';

const { values } = parseArgs({ options: { out: { type: 'string' }, all: { type: 'boolean', default: false } } });

/** Pictures in a README are shown small, therefore twice the pixels. */
const SHARP = { ...DESK, deviceScaleFactor: 2 };

async function take(page, name, fullPage = false) {
  await page.evaluate(() => {
    document.activeElement?.blur();
    scrollTo(0, 0);
    return document.fonts.ready;
  });
  await page.screenshot({ path: path.join(values.out, `${name}.png`), fullPage });
}

/** The first page, a question on a phone, the work list and a case. */
async function forReadme(browser, server) {
  const home = await visitor(browser, server.origin, SHARP);
  await open(home, '/de');
  await take(home, 'home');
  const phone = await visitor(browser, server.origin, { ...PHONE, deviceScaleFactor: 2 });
  const silent = Object.assign(new Looks(), { at: async () => {} });
  const sent = await applyOnPhone(phone, silent, { atQuestion: (number) => (number === 6 ? take(phone, 'question') : null) });
  await take(phone, 'confirmation');
  const clerk = await visitor(browser, server.origin, SHARP);
  await signIn(clerk, server.person('clerk').login, server.secret());
  await take(clerk, 'after-sign-in');
  await follow(clerk, clerk.locator(`.k-navigation a[href="${WORK_LIST}"]`));
  await take(clerk, 'work-list');
  await follow(clerk, clerk.locator('main table a', { hasText: sent.reference }).or(clerk.locator('main tbody a')).first());
  await take(clerk, 'case');
  for (const page of [home, clerk]) await page.context().close();
  return phone;
}

/** Every page of the route table in German, in three looks. */
async function everyPage(browser, server, applicant) {
  const pages = await findPages(new Report(), browser, server, [{ name: 'applicant', page: applicant }]);
  for (const look of VARIANTS.filter(({ name }) => ['light', 'dark', 'narrow'].includes(name))) {
    for (const { route, persona, path: address } of pages.filter(({ language }) => language === 'de')) {
      const context = await browser.newContext({ ...look.options, baseURL: server.origin, storageState: persona.state });
      const page = await openPage(context);
      await page.goto(address);
      await take(page, `page-${route.name}-${look.name}`, true);
      await context.close();
    }
  }
}

async function main() {
  if (!values.out) throw new Error('name the folder for the pictures with --out');
  await mkdir(values.out, { recursive: true });
  const server = await startServer();
  const browser = await launchBrowser();
  try {
    const applicant = await forReadme(browser, server);
    if (values.all) await everyPage(browser, server, applicant);
  } finally {
    await browser.close();
    await server.stop();
  }
}

await main();
