// SPDX-License-Identifier: EUPL-1.2
// What all browser tests share: the browser, the variants of a page, and the audit of a page.
import axe from 'axe-core';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

export const webFolder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** The policy of our own pages. */
export const CONTENT_SECURITY_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; " +
  "form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

/** How a page is looked at: a name and the options of a browser context. */
export const VARIANTS = [
  { name: 'light', options: { viewport: { width: 1280, height: 900 }, colorScheme: 'light' } },
  { name: 'dark', options: { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' } },
  { name: 'narrow', options: { viewport: { width: 320, height: 720 }, colorScheme: 'light' } },
  { name: 'narrow-dark', options: { viewport: { width: 320, height: 720 }, colorScheme: 'dark' } },
  { name: 'forced-colors', options: { viewport: { width: 1280, height: 900 }, forcedColors: 'active' } },
];

const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'EN-301-549', 'best-practice'];

/** Starts Chromium without a window. KONTOR_CHROMIUM names another program than Debian's. */
export function launchBrowser() {
  return chromium.launch({
    executablePath: process.env.KONTOR_CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
}

/** Opens a page that remembers complaints of console, scripts and content security policy in `page.complaints`. */
export async function openPage(context) {
  const page = await context.newPage();
  page.complaints = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) page.complaints.push(`console: ${message.text()} ${message.location().url}`);
  });
  page.on('pageerror', (error) => page.complaints.push(`script: ${error.message}`));
  page.on('requestfailed', (request) => page.complaints.push(`request: ${request.url()} ${request.failure()?.errorText}`));
  return page;
}

/** All findings on the page as it is now, one sentence each; an empty list means none. */
export async function audit(page) {
  return [
    ...(await axeFindings(page)),
    ...(await overflow(page)),
    ...(await smallTargets(page)),
    ...page.complaints,
  ];
}

/** Violations, and what axe could not decide except contrast, which it cannot compute over pictures. */
async function axeFindings(page) {
  const loaded = await page.evaluate(() => typeof globalThis.axe === 'object');
  if (!loaded) await page.evaluate(axe.source);
  const { violations, incomplete } = await page.evaluate(
    (tags) => globalThis.axe.run(document, { runOnly: tags, resultTypes: ['violations', 'incomplete'] }),
    AXE_TAGS,
  );
  const undecided = incomplete.filter(({ id }) => id !== 'color-contrast');
  const line = (kind) => ({ id, nodes }) =>
    `axe ${kind} ${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary ?? ''}`.replace(/\s+/g, ' ')).join(' | ')}`;
  return [...violations.map(line('violation')), ...undecided.map(line('undecided'))];
}

async function overflow(page) {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const wide = [...document.body.querySelectorAll('*')]
      .filter((element) => element.getBoundingClientRect().right > width + 0.5)
      .slice(0, 5)
      .map((element) => `${element.tagName.toLowerCase()}.${element.className}`);
    return [`overflow: the page is ${document.documentElement.scrollWidth} px wide at ${width} px: ${wide.join(', ')}`];
  });
}

/** WCAG 2.5.8: targets of at least 24 by 24 pixels, links inside sentences excepted. */
async function smallTargets(page) {
  return page.evaluate(() => {
    const inSentence = (element) => {
      if (element.tagName !== 'A' || getComputedStyle(element).display !== 'inline') return false;
      const own = element.textContent.trim().length;
      return element.closest('p, li, dd, td')?.textContent.trim().length > own;
    };
    const visible = (element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest('.k-skip, .kern-sr-only');
    return [...document.querySelectorAll('a[href], button, input:not([type="hidden"]), select, textarea, summary')]
      .filter((element) => visible(element) && !inSentence(element))
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0 && (box.width < 24 || box.height < 24))
      .map(({ element, box }) => `target: ${element.tagName.toLowerCase()} "${element.textContent.trim().slice(0, 40)}" is ${box.width.toFixed(1)} by ${box.height.toFixed(1)} px`);
  });
}

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** Serves the pages of a folder and the bundled files on loopback under the strict policy. */
export async function servePages(folder) {
  const server = createServer(async (request, response) => {
    const name = path.basename(new URL(request.url, 'http://loopback').pathname);
    const home = request.url.startsWith('/assets/') ? path.join(webFolder, 'dist') : folder;
    try {
      const body = await readFile(path.join(home, name));
      response.writeHead(200, {
        'content-type': TYPES[path.extname(name)] ?? 'application/octet-stream',
        'content-security-policy': CONTENT_SECURITY_POLICY,
      });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  return { origin: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}
