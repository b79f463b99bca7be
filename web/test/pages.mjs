// SPDX-License-Identifier: EUPL-1.2
// Every page of the house, in both languages, as somebody who may see it: the list comes from the program's own routes.
import { DESK, signIn, visitor } from './browse.mjs';
import { crawl, plainPaths } from './crawl.mjs';
import { alternateFindings, inspectPage } from './inspect.mjs';
import { markupFindings } from './markup.mjs';
import { printFindings } from './print.mjs';
import { WITHOUT_CONTENT, loadRoutes } from './routes.mjs';
import { VARIANTS, openPage } from './support.mjs';

const ROLES = ['resident', 'clerk', 'head', 'administrator', 'auditor', 'phone'];
/** Pages looked at side by side. */
const SIDE_BY_SIDE = 2;
const variant = (name) => VARIANTS.find((one) => one.name === name);

/** Signs in every role of the sample people; `extra` brings personas with content of their own from the story. */
async function personas(browser, server, paths, extra) {
  const list = [];
  const add = async (name, page) => {
    const state = await page.context().storageState();
    list.push({ name, state, request: page.context().request, seeds: [...new Set([...paths, ...page.seen])] });
  };
  await add('visitor', await visitor(browser, server.origin, DESK));
  for (const { name, page } of extra) await add(name, page);
  for (const role of ROLES) {
    const person = server.person(role);
    if (!person) continue;
    const page = await visitor(browser, server.origin, DESK);
    await signIn(page, person.login, server.secret());
    await add(role, page);
  }
  return list;
}

/** Crawls as everybody and reports pages that nobody reached. */
export async function findPages(report, browser, server, extra) {
  const routes = await loadRoutes();
  const found = new Map();
  const everybody = await personas(browser, server, plainPaths(routes), extra);
  for (const persona of everybody) {
    await report.check(`links as ${persona.name} lead somewhere`, () => crawl(persona, routes, found));
  }
  await report.check('every page of the route table was visited in both languages', () =>
    routes
      .filter((route) => route.kind === 'page' && route.methods.includes('GET'))
      .flatMap((route) => (route.single ? ['de'] : ['de', 'en']).map((language) => ({ route, language })))
      .filter(({ route, language }) => !found.has(`${route.name} ${language}`) && !(route.single && found.has(`${route.name} en`)))
      .map(({ route, language }) => `${route.name} (${route[language]}): nobody came there`),
  );
  const withContent = [...found.values()].filter(({ route }) => !WITHOUT_CONTENT.has(route.name));
  return withContent.sort((a, b) => a.route.name.localeCompare(b.route.name) || a.language.localeCompare(b.language));
}

/** Looks at all pages in the variants of the gate, or in all variants. */
export async function checkPages(report, browser, server, pages, full) {
  const rounds = [
    { look: variant('light'), pages, once: true },
    { look: variant('narrow'), pages: full ? pages : pages.filter(({ language }) => language === 'de') },
    ...(full ? VARIANTS.filter(({ name }) => !['light', 'narrow'].includes(name)).map((look) => ({ look, pages })) : []),
  ];
  for (const round of rounds) {
    const contexts = new Map();
    const waiting = [...round.pages];
    const work = async () => {
      for (let entry = waiting.shift(); entry; entry = waiting.shift()) await checkPage(report, browser, server, contexts, entry, round);
    };
    await Promise.all(Array.from({ length: SIDE_BY_SIDE }, work));
    for (const context of contexts.values()) await (await context).close();
  }
  if (!full) report.skip('all pages dark and in forced colours', 'only with KONTOR_FULL=1');
}

async function checkPage(report, browser, server, contexts, entry, { look, once }) {
  const { persona, route, language, path, html } = entry;
  if (!contexts.has(persona)) contexts.set(persona, browser.newContext({ ...look.options, baseURL: server.origin, storageState: persona.state }));
  await report.check(`page ${route.name} ${language} ${look.name} as ${persona.name} (${path})`, async () => {
    const page = await openPage(await contexts.get(persona));
    try {
      const answer = await page.goto(path);
      if (answer.status() !== 200) return [`the status is ${answer.status()}`];
      const findings = await inspectPage(page, language);
      if (once) findings.push(...(await markupFindings(html)), ...(await alternateFindings(page, entry)));
      if (once && language === 'de') findings.push(...(await printFindings(page)));
      return findings;
    } finally {
      await page.close();
    }
  });
}

/** A page with known faults: an inspection that overlooks one of them proves nothing about the other pages. */
export async function checkInspection(report, browser, server) {
  await report.check('the inspection of pages finds planted faults', async () => {
    const page = await visitor(browser, server.origin, DESK);
    await page.goto('/de');
    await page.evaluate(() => {
      document.documentElement.lang = 'fr';
      document.title = '';
      document.querySelector('main').insertAdjacentHTML(
        'beforeend',
        '<h1>Zweite</h1><p>[portal-planted-key]</p><a href="#unknown-planted">x</a><a href="/de/leistung/">y</a><img src="/favicon-planted.svg">',
      );
    });
    await page.waitForLoadState('networkidle');
    const found = await inspectPage(page, 'de');
    await page.context().close();
    const planted = ['lang="fr"', 'the title is', '2 first headings', '[portal-planted-key]', 'unknown route "planted"', 'empty part', 'image-alt', '404'];
    return planted.filter((fault) => !found.some((finding) => finding.includes(fault))).map((fault) => `overlooked: ${fault}`);
  });
}

/** An address that does not exist answers with a page, a reference number and the way home. */
export async function checkErrorPages(report, browser, server) {
  for (const [language, path] of [['de', '/de/gibt-es-nicht'], ['en', '/en/does-not-exist']]) {
    for (const look of [variant('light'), variant('narrow')]) {
      await report.check(`page not found ${language} ${look.name}`, async () => {
        const context = await browser.newContext({ ...look.options, baseURL: server.origin });
        const page = await openPage(context);
        const answer = await page.goto(path);
        // The browser itself notes the status.
        page.complaints = page.complaints.filter((line) => !line.includes('404'));
        const findings = await inspectPage(page, language);
        if (answer.status() !== 404) findings.push(`the status is ${answer.status()}`);
        const reference = await page.locator('.k-reference-small').textContent();
        if (!/^[0-9A-F]{12}$/.test(reference)) findings.push(`the reference number is "${reference}"`);
        if (answer.headers()['x-reference'] !== reference) findings.push('page and header name different reference numbers');
        findings.push(...(await markupFindings(await answer.text())));
        await context.close();
        return findings;
      });
    }
  }
}
