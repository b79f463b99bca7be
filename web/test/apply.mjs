// SPDX-License-Identifier: EUPL-1.2
// The first half of the story: a resident without an account finds a service, answers every question and sends.
import { content, follow, leave, open, send } from './browse.mjs';
import { Filler, loadSample } from './filler.mjs';
import { inspectPage } from './inspect.mjs';

/** More pages than any form of the sample Land has. */
const MOST_PAGES = 80;
export const PLACE = 'Dorf Mecklenburg';

/** What each page of a walk shows wrong, with the address in front. */
export class Looks {
  #seen = new Set();
  findings = [];

  async at(page, language = 'de') {
    const heading = await page.locator('h1').first().textContent({ timeout: 5000 }).catch(() => '');
    const path = new URL(page.url()).pathname;
    const key = `${path} ${heading}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    const found = await inspectPage(page, language);
    page.complaints.length = 0;
    this.findings.push(...found.map((finding) => `${path} (${heading.trim()}): ${finding}`));
  }
}

/** From the first page to the page of the service, by search. */
export async function findService(page, words, looks) {
  await open(page, '/de');
  await looks.at(page);
  await page.fill('main input[type="search"]', words);
  await send(page, page.locator('main form[role="search"]'));
  await looks.at(page);
  const result = page.locator('main ol.k-cards a').first();
  if ((await result.count()) === 0) throw new Error(`nothing is found for "${words}":\n${await content(page)}`);
  await follow(page, result);
  await looks.at(page);
  return page.locator('h1').first().textContent();
}

/** On the page of a service: chooses the place and opens the application. */
export async function choosePlace(page, place, looks) {
  const form = page.locator('main form[method="get"]').filter({ has: page.locator('input[type="text"]') });
  await form.locator('input[type="text"]').fill(place);
  await leave(page, () => form.locator('button[type="submit"]').first().click());
  const candidate = page.locator('#office ~ ul a, section[aria-labelledby="office"] ul a').filter({ hasText: place });
  if ((await candidate.count()) > 0) await follow(page, candidate.first());
  await looks.at(page);
  const start = page.locator('a.kern-btn--primary[href*="ort="]').first();
  if ((await start.count()) === 0) throw new Error(`${place} offers no online application:\n${await content(page)}`);
  await follow(page, start);
  await looks.at(page);
}


/** Where the application stands: at the list of tasks, at the check of all answers, or at a question. */
async function kindOf(page) {
  if ((await page.locator('main .k-task-list').count()) > 0) return 'tasks';
  if ((await page.locator('main form input[name="_base"]').count()) > 0) return 'question';
  if ((await page.locator('main .k-panel').count()) > 0) return 'done';
  return (await page.locator('main dl.k-summary').count()) > 0 ? 'check' : 'unknown';
}

/** Opens the next task that is not done; after all of them the last one, which leads to the check of the answers. */
async function nextTask(page, opened) {
  const tasks = page.locator('main .k-task-list li').filter({ has: page.locator('a') });
  for (const task of await tasks.all()) {
    const link = task.locator('a');
    const address = await link.getAttribute('href');
    const done = (await task.locator('.kern-badge--success').count()) > 0;
    if (done || opened.has(address)) continue;
    opened.add(address);
    return follow(page, link);
  }
  throw new Error(`no task is left and the answers cannot be checked:\n${await content(page)}`);
}

/** The page that asks twice: sent with one answer missing it must name the field and keep the others. */
async function deliberateError(page, looks) {
  const texts = page.locator('main form[method="post"] input[type="text"]');
  const values = await texts.evaluateAll((inputs) => inputs.map(({ id, value }) => ({ id, value })));
  const required = await texts.evaluateAll((inputs) => inputs.filter((input) => input.value !== '' && !input.closest('.k-field').querySelector('.kern-label__optional')).map(({ id }) => id));
  if (required.length < 2) return null;
  const emptied = required[0];
  await page.locator(`[id="${emptied}"]`).fill('');
  await send(page);
  const findings = [];
  if (page.status !== 422) findings.push(`the status is ${page.status} instead of 422`);
  page.complaints.splice(0, page.complaints.length, ...page.complaints.filter((line) => !line.includes('422')));
  const focused = await page.evaluate(() => document.activeElement?.hasAttribute('data-error-summary'));
  if (!focused) findings.push('the error summary has no focus');
  const links = page.locator('[data-error-summary] a');
  if ((await links.count()) !== 1) findings.push(`the error summary has ${await links.count()} entries instead of one`);
  const message = (await links.first().textContent()).trim();
  await links.first().click();
  const reached = await page.evaluate(() => document.activeElement?.id);
  if (reached !== emptied) findings.push(`the entry leads to "${reached}" instead of "${emptied}"`);
  const field = page.locator(`[id="${emptied}"]`);
  if ((await field.getAttribute('aria-invalid')) !== 'true') findings.push('the field is not marked as wrong');
  const notes = await field.evaluate((input) => (input.getAttribute('aria-describedby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent ?? '').join(' '));
  if (!notes.includes(message)) findings.push(`the message "${message}" does not stand at the field`);
  const kept = await texts.evaluateAll((inputs) => inputs.map(({ id, value }) => ({ id, value })));
  for (const { id, value } of values) {
    if (id !== emptied && kept.find((one) => one.id === id)?.value !== value) findings.push(`the value of "${id}" was not kept`);
  }
  if (!/^(Fehler|Error)/.test(await page.title())) findings.push(`the title does not begin with the error: ${await page.title()}`);
  await looks.at(page);
  return findings;
}

/** Answers every question until the check of the answers; answers with what the deliberate error showed and how many pages there were. */
export async function answerAll(page, slug, looks, { withError = false, atQuestion } = {}) {
  const filler = new Filler(await loadSample(slug));
  const opened = new Set();
  const errors = { tried: !withError, findings: [] };
  let questions = 0;
  for (let step = 0; step < MOST_PAGES; step += 1) {
    const kind = await kindOf(page);
    await looks.at(page);
    if (kind === 'check') return { errors: errors.findings, tried: errors.tried, questions };
    if (kind === 'tasks') {
      await nextTask(page, opened);
      continue;
    }
    if (kind !== 'question') throw new Error(`an unknown page after ${questions} questions, ${page.url()}:\n${await content(page)}`);
    await filler.fill(page);
    await atQuestion?.(questions);
    if (!errors.tried) {
      const found = await deliberateError(page, looks);
      if (found) {
        Object.assign(errors, { tried: true, findings: found });
        await filler.fill(page);
      }
    }
    await send(page);
    questions += 1;
    if (page.status >= 400) throw new Error(`the answers are refused with ${page.status} at ${page.url()}:\n${await content(page)}`);
  }
  throw new Error(`the form has more than ${MOST_PAGES} pages`);
}

/** Confirms the declaration, sends, and answers with what the confirmation page hands over. */
export async function submit(page, looks) {
  const declaration = page.locator('main form[method="post"] input[type="checkbox"]');
  if ((await declaration.count()) > 0) await declaration.first().check();
  await send(page);
  if ((await kindOf(page)) !== 'done') throw new Error(`sending did not lead to a confirmation (${page.status}):\n${await content(page)}`);
  await looks.at(page);
  const text = async (selector) => (await page.locator(selector).first().textContent()).trim();
  const code = page.locator('section[aria-labelledby="code"] .k-reference');
  return {
    reference: await text('.k-panel .k-reference'),
    code: (await code.count()) > 0 ? (await code.textContent()).trim() : null,
    receipt: page.locator('main a[download]').first(),
  };
}
