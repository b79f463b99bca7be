// SPDX-License-Identifier: EUPL-1.2
// Opens every component and some composed pages in all variants and reports what is wrong with them.
// `--pages FOLDER` takes pages that are already rendered; `--pictures FOLDER` keeps a picture of each page.
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { markupFindings } from './markup.mjs';
import { VARIANTS, audit, launchBrowser, openPage, servePages, webFolder } from './support.mjs';

const { values } = parseArgs({ options: { pages: { type: 'string' }, pictures: { type: 'string' } } });

function renderPages(folder) {
  execFileSync('cargo', ['test', '--quiet', '--package', 'web', 'gallery_pages_render_completely'], {
    cwd: path.dirname(webFolder),
    env: { ...process.env, KONTOR_GALLERY: folder },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

/** Focus must be on the summary, and its links must lead to their fields. */
async function errorSummaryFindings(page) {
  const findings = [];
  const focused = await page.evaluate(() => document.activeElement?.hasAttribute('data-error-summary'));
  if (!focused) findings.push('the error summary has no focus');
  for (const link of await page.locator('[data-error-summary] a').all()) {
    const target = (await link.getAttribute('href')).slice(1);
    await link.click();
    const reached = await page.evaluate(() => document.activeElement?.id);
    if (reached !== target) findings.push(`the link to ${target} leads to ${reached}`);
  }
  return findings;
}

/** WCAG 2.4.7 and 2.4.11: what has focus shows it and is not covered. */
async function keyboardFindings(page) {
  const findings = [];
  await page.evaluate(() => document.activeElement?.blur());
  for (let step = 0; step < 120; step += 1) {
    await page.keyboard.press('Tab');
    const state = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return null;
      const box = element.getBoundingClientRect();
      const style = getComputedStyle(element);
      const shown = style.outlineStyle !== 'none' || style.boxShadow !== 'none';
      const inView = box.bottom > 0 && box.top < innerHeight;
      return { name: `${element.tagName.toLowerCase()} ${element.id || element.textContent.trim().slice(0, 30)}`, shown, inView };
    });
    if (!state) break;
    if (!state.shown) findings.push(`focus is not visible on ${state.name}`);
    if (!state.inView) findings.push(`focus is out of view on ${state.name}`);
  }
  return findings;
}

async function checkPage(context, origin, name, variant) {
  const page = await openPage(context);
  await page.goto(`${origin}/${name}`);
  await page.evaluate(() => document.fonts.ready);
  const findings = await audit(page);
  if (values.pictures) await page.screenshot({ path: path.join(values.pictures, `${name.replace('.html', '')}-${variant}.png`), fullPage: true });
  if (await page.locator('[data-error-summary]').count()) findings.push(...(await errorSummaryFindings(page)));
  if (variant === 'light' || variant === 'narrow') findings.push(...(await keyboardFindings(page)));
  await page.close();
  return findings;
}

/** A page with known faults: an audit that does not find each of them proves nothing about the other pages. */
async function controlFindings(browser, origin) {
  const context = await browser.newContext(VARIANTS[0].options);
  const page = await openPage(context);
  await page.goto(`${origin}/not-found.html`);
  await page.evaluate(() => {
    document.documentElement.removeAttribute('lang');
    const add = (name) => document.querySelector('main').appendChild(document.createElement(name));
    add('input').type = 'text';
    const small = add('button');
    small.textContent = 'x';
    Object.assign(small.style, { inlineSize: '10px', padding: '0' });
    const pale = add('p');
    pale.textContent = 'pale';
    pale.style.color = '#ccc';
    add('div').setAttribute('style', 'color: red');
    Object.assign(add('div').style, { inlineSize: '3000px', blockSize: '1px' });
  });
  const found = await audit(page);
  await context.close();
  return ['html-has-lang', 'violation label', 'violation color-contrast', 'target: button', 'overflow:', 'Content Security Policy']
    .filter((fault) => !found.some((finding) => finding.includes(fault)))
    .map((fault) => `the audit overlooks a planted fault: ${fault}`);
}

async function main() {
  const folder = values.pages ?? (await mkdtemp(path.join(tmpdir(), 'kontor-gallery-')));
  if (!values.pages) renderPages(folder);
  if (values.pictures) await mkdir(values.pictures, { recursive: true });
  const names = (await readdir(folder)).filter((name) => name.endsWith('.html')).sort();
  const { origin, close } = await servePages(folder);
  const browser = await launchBrowser();
  let checks = 0;
  let found = 0;
  const report = (name, variant, findings) => {
    checks += 1;
    found += findings.length;
    for (const finding of findings) console.log(`${name} ${variant}: ${finding}`);
  };
  try {
    report('control', 'light', await controlFindings(browser, origin));
    for (const name of names) report(name, 'markup', await markupFindings(await readFile(path.join(folder, name), 'utf8')));
    for (const { name: variant, options } of VARIANTS) {
      const context = await browser.newContext(options);
      for (const name of names) report(name, variant, await checkPage(context, origin, name, variant));
      await context.close();
    }
  } finally {
    await browser.close();
    close();
    if (!values.pages) await rm(folder, { recursive: true, force: true });
  }
  console.log(`${names.length} pages, ${checks} checks, ${found} findings`);
  process.exitCode = found === 0 && names.length > 0 ? 0 : 1;
}

await main();
