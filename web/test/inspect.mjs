// SPDX-License-Identifier: EUPL-1.2
// What every page must keep besides the audit of `support.mjs`: language, title, heading, links, texts.
import { audit } from './support.mjs';

/** All findings on the page as it is now. */
export async function inspectPage(page, language) {
  await page.evaluate(() => document.fonts.ready);
  // What was still loading when the page was left is no fault of the next page.
  page.complaints = page.complaints.filter((line) => !line.endsWith('net::ERR_ABORTED'));
  return [...(await audit(page)), ...(await wordsAndLinks(page, language))];
}

async function wordsAndLinks(page, language) {
  return page.evaluate((wanted) => {
    const findings = [];
    const { lang } = document.documentElement;
    if (lang !== wanted) findings.push(`the page says lang="${lang}" instead of "${wanted}"`);
    if (document.title.trim().length < 3 || !/^[\p{L}\p{N}]/u.test(document.title)) findings.push(`the title is "${document.title}"`);
    const headings = document.querySelectorAll('h1');
    if (headings.length !== 1) findings.push(`there are ${headings.length} first headings`);
    else if (headings[0].textContent.trim() === '') findings.push('the first heading is empty');
    for (const link of document.querySelectorAll('a[href], form[action]')) {
      const target = link.getAttribute('href') ?? link.getAttribute('action');
      if (target.startsWith('#unknown-')) findings.push(`a link leads to the unknown route "${target.slice(9)}": ${link.textContent.trim().slice(0, 60)}`);
      if (link.matches('a[href^="#"]') && target !== '#' && !document.getElementById(decodeURIComponent(target.slice(1)))) findings.push(`a link leads nowhere: ${target}`);
      if (/\/(\/|$)/.test(target.split('?')[0].replace(/^https?:\/\//, '')) && target !== '/') findings.push(`a link has an empty part: ${target}`);
    }
    const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    const missing = new Set();
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const texts = node.nodeType === Node.TEXT_NODE ? [node.data] : [...node.attributes].map(({ value }) => value);
      for (const text of texts) {
        for (const [key] of text.matchAll(/\[[a-z][a-z0-9]*(?:-[a-z0-9]+)+\]/g)) missing.add(key);
        for (const [rest] of text.matchAll(/\{ ?\$[a-z_]+ ?\}|\bundefined\b|\bNaN\b/g)) missing.add(rest);
      }
    }
    for (const key of missing) findings.push(`a text is missing: ${key}`);
    return findings;
  }, language);
}

/** Whether the link to the other language leads to the page of the same route in that language. */
export async function alternateFindings(page, { route, language }) {
  const link = page.locator('.k-header-links a[hreflang]');
  if ((await link.count()) === 0) return ['there is no link to the other language'];
  const other = language === 'de' ? 'en' : 'de';
  const url = new URL(await link.first().getAttribute('href'), page.url());
  const findings = [];
  if ((await link.first().getAttribute('hreflang')) !== other) findings.push(`the link to the other language is not marked "${other}"`);
  if (!url.pathname.startsWith(`/${other}`)) findings.push(`the link to the other language leads to ${url.pathname}`);
  const answer = await page.context().request.get(url.href);
  if (answer.status() !== 200) findings.push(`${route.name} in the other language answers ${answer.status()}`);
  return findings;
}
