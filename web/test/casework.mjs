// SPDX-License-Identifier: EUPL-1.2
// What the clerk does in the story: finds the case, takes it, asks for a document, looks at it, assesses, closes.
import { content, follow, leave, reloadUntil, send } from './browse.mjs';
import { smallPdf } from './pdf.mjs';

export const WORK_LIST = '/de/arbeitsvorrat';

/** Opens the work list by its link in the navigation, finds the case by its number and opens it. */
export async function openCase(page, reference, looks) {
  await follow(page, page.locator(`.k-navigation a[href="${WORK_LIST}"]`));
  await looks.at(page);
  const filter = page.locator('form.k-filter');
  await filter.locator('input[name="text"]').fill(reference);
  await leave(page, () => filter.locator('button[type="submit"]').first().click());
  const link = await reloadUntil(page, () => page.locator('main table a', { hasText: reference }), `the case ${reference}`);
  await follow(page, link);
  await looks.at(page);
}

/** A step of the workflow: by a link to its page, or by a button on the page of the case. */
export async function step(page, command, looks, fill = async () => {}) {
  const names = [command, command.replaceAll('_', '-')];
  const links = page.locator(names.map((name) => `main a[href$="/${name}"]`).join(', '));
  const buttons = page.locator(names.map((name) => `main form[action$="/${name}"] button[type="submit"], main button[value="${name}"]`).join(', '));
  if ((await links.count()) > 0) {
    await follow(page, links.first());
    await looks.at(page);
    await fill(page);
    await send(page);
  } else if ((await buttons.count()) > 0) {
    await leave(page, () => buttons.first().click());
  } else {
    throw new Error(`the case offers no step "${command}" at ${page.url()}:\n${await content(page)}`);
  }
  if (page.status >= 400) throw new Error(`the step "${command}" is refused with ${page.status}:\n${await content(page)}`);
  await looks.at(page);
}

/** Asks for one document until a day three weeks from now. */
export function requestDocument(page, item, looks) {
  return step(page, 'request_documents', looks, async () => {
    const due = new Date(Date.now() + 21 * 24 * 3600 * 1000);
    await page.fill('[name="items"]', item);
    const parts = { day: due.getDate(), month: due.getMonth() + 1, year: due.getFullYear() };
    for (const [part, value] of Object.entries(parts)) await page.fill(`[name="due-${part}"]`, String(value));
  });
}

/** Decides; reasons are given where the page asks for them. */
export function assess(page, looks) {
  return step(page, 'assess', looks, async () => {
    const reasons = page.locator('main [name="reasons"]');
    if ((await reasons.count()) > 0) await reasons.fill('Die Angaben sind vollständig und wurden geprüft.');
  });
}

/** Sends the document that was asked for on the applicant's page. */
export async function answerRequest(page, name, looks) {
  const form = page.locator('main form[enctype="multipart/form-data"]');
  await reloadUntil(page, () => form, 'the request for documents');
  await looks.at(page);
  await form.locator('input[type="file"]').setInputFiles({ name, mimeType: 'application/pdf', buffer: smallPdf(name) });
  await leave(page, () => form.locator('button[type="submit"]').first().click());
  if (page.status >= 400) throw new Error(`the document is refused with ${page.status}:\n${await content(page)}`);
  await looks.at(page);
}
