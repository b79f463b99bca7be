// SPDX-License-Identifier: EUPL-1.2
// What a screen reader is told of some pages: the tree of roles and names, compared with a reviewed file below `aria/`.
// KONTOR_UPDATE=1 writes the files anew.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { DESK, follow, open, send, visitor } from './browse.mjs';
import { PLACE, choosePlace, findService } from './apply.mjs';
import { webFolder } from './support.mjs';

/** The walk is inspected elsewhere. */
const UNSEEN = { at: async () => {} };
const FOLDER = path.join(webFolder, 'test/aria');

/** What changes from day to day and from run to run. */
const steady = (tree) =>
  tree
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'ID')
    .replace(/\b[0-9A-Z]{4}(-[0-9A-Z]{4}){3}\b/g, 'CODE')
    .replace(/\d+(?![\d\]])/g, '0');

async function compare(page, name) {
  const tree = `${steady(await page.locator('body').ariaSnapshot())}\n`;
  const file = path.join(FOLDER, `${name}.yml`);
  if (process.env.KONTOR_UPDATE === '1') {
    await mkdir(FOLDER, { recursive: true });
    await writeFile(file, tree);
    return [];
  }
  const known = await readFile(file, 'utf8').catch(() => '');
  if (known === tree) return [];
  const [before, after] = [known.split('\n'), tree.split('\n')];
  const at = after.findIndex((line, index) => line !== before[index]);
  return [`line ${at + 1} was "${before[at]?.trim()}" and is "${after[at]?.trim()}"; if that is meant, run the browser tests with KONTOR_UPDATE=1`];
}

/** The pages that every resident meets, up to the first question, with and without an error. */
export async function testAria(report, browser, server) {
  const page = await visitor(browser, server.origin, DESK);
  const look = (name) => report.check(`the roles and names of ${name} are as reviewed`, () => compare(page, name));
  await open(page, '/de');
  await look('home');
  await open(page, '/de/anmelden');
  await look('sign-in');
  await send(page);
  await look('sign-in-with-errors');
  await findService(page, 'Hund anmelden', UNSEEN);
  await look('service');
  await choosePlace(page, PLACE, UNSEEN);
  await look('start');
  await send(page);
  await look('task-list');
  await follow(page, page.locator('main .k-task-list a').first());
  await look('question');
  await send(page);
  await look('question-with-errors');
  await page.context().close();
}
