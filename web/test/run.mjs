// SPDX-License-Identifier: EUPL-1.2
// All browser tests against the program with the sample Land. `cargo xtask test` calls this with KONTOR_BINARY,
// KONTOR_CHROMIUM and, for the long runs, KONTOR_FULL; words behind the program's name choose parts.
import { testAria } from './aria.mjs';
import { testKeyboard } from './keyboard.mjs';
import { checkErrorPages, checkInspection, checkPages, findPages } from './pages.mjs';
import { Report } from './report.mjs';
import { startServer } from './server.mjs';
import { testStory } from './story.mjs';
import { launchBrowser } from './support.mjs';

const PARTS = ['story', 'keyboard', 'aria', 'pages'];
const chosen = process.argv.slice(2);
const wanted = (part) => chosen.length === 0 || chosen.includes(part);

async function runParts(report, browser, server) {
  const full = process.env.KONTOR_FULL === '1';
  // The story comes first: what it leaves behind fills the pages that come after.
  const people = wanted('story') ? await testStory(report, browser, server) : [];
  if (wanted('keyboard')) await testKeyboard(report, browser, server);
  if (wanted('aria')) await testAria(report, browser, server);
  if (wanted('pages')) {
    await checkInspection(report, browser, server);
    const pages = await findPages(report, browser, server, people);
    await checkPages(report, browser, server, pages, full);
    await checkErrorPages(report, browser, server);
  }
}

async function main() {
  const unknown = chosen.find((part) => !PARTS.includes(part));
  if (unknown) throw new Error(`there is no part "${unknown}"; there are ${PARTS.join(', ')}`);
  const report = new Report();
  const began = Date.now();
  const server = await startServer().catch((error) => report.result('the program starts', [error.stack]));
  if (!server) {
    report.close();
    process.exitCode = 1;
    return;
  }
  console.log(`the program was ready after ${((Date.now() - began) / 1000).toFixed(1)} s`);
  const browser = await launchBrowser();
  try {
    await runParts(report, browser, server);
    await report.check('no job was given up', async () => {
      const { jobs_dead: dead } = await server.counts();
      return dead === 0 ? [] : [`${dead} jobs were given up`];
    });
  } catch (error) {
    report.result('the run came to its end', [error.stack ?? String(error)]);
  } finally {
    await browser.close();
    report.result('the program complained of nothing and ended in order', await server.stop());
  }
  console.log(`the browser tests took ${((Date.now() - began) / 1000).toFixed(0)} s`);
  process.exitCode = report.close() ? 0 : 1;
}

await main();
