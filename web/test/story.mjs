// SPDX-License-Identifier: EUPL-1.2
// The story: a resident applies without an account on a phone, the clerk asks for a document, the resident sends it, the
// clerk decides, the resident reads the notice and verifies the receipt.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Looks, PLACE, answerAll, choosePlace, findService, submit } from './apply.mjs';
import { DESK, PHONE, content, download, follow, open, reloadUntil, send, signIn, visitor } from './browse.mjs';
import { answerRequest, assess, openCase, requestDocument, step } from './casework.mjs';
import { runProgram } from './server.mjs';

const DOCUMENT = 'Nachweis über die Mikrochip-Kennzeichnung';
const FILE = 'kennzeichnung-nachgereicht.pdf';

/** Applies for the dog tax on the page of a resident; answers with number, code and receipt. */
export async function applyOnPhone(page, looks, options = {}) {
  const heading = await findService(page, 'Hund anmelden', looks);
  if (!/Hund/.test(heading)) throw new Error(`the first result is "${heading.trim()}"`);
  await choosePlace(page, PLACE, looks);
  await send(page);
  const answered = await answerAll(page, 'dog-tax-registration', looks, { withError: true, ...options });
  const sent = await submit(page, looks);
  return { ...sent, answered, receipt: JSON.parse(await download(page, sent.receipt)) };
}

/** The chapters share what the ones before them brought about; the first that fails ends the story. */
class Story {
  constructor(report, browser, server) {
    Object.assign(this, { report, browser, server, looks: new Looks() });
  }

  person(options) {
    return visitor(this.browser, this.server.origin, options);
  }

  async apply() {
    this.phone = await this.person(PHONE);
    this.sent = await applyOnPhone(this.phone, this.looks);
    const findings = [];
    if (!/^\d{4}-[0-9A-Z]{4}-[0-9A-Z]{3}$/.test(this.sent.reference)) findings.push(`the reference number is "${this.sent.reference}"`);
    if (!this.sent.code) findings.push('no code was shown');
    if (this.sent.answered.questions < 8) findings.push(`only ${this.sent.answered.questions} questions were asked`);
    return findings;
  }

  deliberateError() {
    const { tried, errors } = this.sent.answered;
    return tried ? errors : ['no page had two required texts'];
  }

  async clerkAsks() {
    const person = this.server.person('clerk');
    if (!person) throw new Error(`no clerk among ${JSON.stringify(this.server.people())}`);
    this.desk = await this.person(DESK);
    await signIn(this.desk, person.login, this.server.secret());
    await openCase(this.desk, this.sent.reference, this.looks);
    this.casePath = new URL(this.desk.url()).pathname;
    const text = await this.desk.locator('main').innerText();
    const findings = ['Bosse', 'Frieda', 'Tiedemann'].filter((word) => !text.includes(word)).map((word) => `the case does not show "${word}"`);
    await step(this.desk, 'take', this.looks);
    await requestDocument(this.desk, DOCUMENT, this.looks);
    return findings;
  }

  /** In a browser that knows nothing of the first visit. */
  async residentAnswers() {
    this.later = await this.person(PHONE);
    await open(this.later, '/de/fortsetzen');
    await this.looks.at(this.later);
    await this.later.fill('input[name="code"]', this.sent.code);
    await send(this.later);
    this.applicationPath = new URL(this.later.url()).pathname;
    await reloadUntil(this.later, () => this.later.locator('main', { hasText: DOCUMENT }), 'the document asked for');
    await answerRequest(this.later, FILE, this.looks);
    return [];
  }

  async clerkDecides() {
    await open(this.desk, this.casePath);
    const link = await reloadUntil(this.desk, () => this.desk.locator('main a', { hasText: FILE }), 'the document sent');
    await this.looks.at(this.desk);
    const file = await download(this.desk, link);
    const findings = file.subarray(0, 5).toString() === '%PDF-' ? [] : ['the document did not arrive as it was sent'];
    await assess(this.desk, this.looks);
    await step(this.desk, 'close', this.looks);
    return findings;
  }

  async residentReads() {
    await open(this.later, '/de/postfach');
    const letters = () => this.later.locator('main table tbody a');
    await reloadUntil(this.later, () => letters().filter({ hasText: /bescheid/i }), 'the notice');
    await this.looks.at(this.later);
    await follow(this.later, letters().filter({ hasText: /bescheid/i }).first());
    await this.looks.at(this.later);
    const letter = await download(this.later, this.later.locator('main a.kern-btn--primary').first());
    return letter.subarray(0, 5).toString() === '%PDF-' ? [] : ['the notice is no PDF'];
  }

  async receiptHolds() {
    const key = path.join(this.server.data, 'log.pub');
    const findings = [];
    const verify = async (receipt, name) => {
      const file = path.join(this.server.data, name);
      await writeFile(file, receipt);
      return runProgram('verify', file, '--key', key);
    };
    const promise = await verify(JSON.stringify(this.sent.receipt), 'first.json');
    if (promise.code !== 0) findings.push(`the receipt from the confirmation is refused: ${promise.stdout}${promise.stderr}`);
    const complete = await this.#completed();
    const proven = await verify(complete, 'complete.json');
    if (proven.code !== 0 || !/included in the log/.test(proven.stdout)) findings.push(`the completed receipt is not proven: ${proven.stdout}${proven.stderr}`);
    const forged = JSON.parse(complete);
    const place = Math.floor(forged.entry.length / 2);
    forged.entry = `${forged.entry.slice(0, place)}${forged.entry[place] === 'x' ? 'y' : 'x'}${forged.entry.slice(place + 1)}`;
    const refused = await verify(JSON.stringify(forged), 'forged.json');
    if (refused.code !== 1) findings.push(`a changed receipt ends with ${refused.code}: ${refused.stdout}`);
    return findings;
  }

  /** The receipt with the proof, which the log adds within a second or so. */
  async #completed() {
    await open(this.later, this.applicationPath);
    const link = this.later.locator('main a[href$="/empfangsbestaetigung"]').first();
    const end = Date.now() + 20_000;
    let text = '';
    while (Date.now() < end) {
      text = (await download(this.later, link)).toString();
      if (JSON.parse(text).inclusion) return text;
    }
    throw new Error(`the receipt was not completed: ${text}`);
  }

  /** "Who used my data" names the authority, and the application shows every letter and its end. */
  async residentSees() {
    const findings = [];
    await open(this.later, this.applicationPath);
    await reloadUntil(this.later, () => this.later.locator('main .kern-badge', { hasText: 'Abgeschlossen' }), 'the end of the matter');
    await this.looks.at(this.later);
    await open(this.later, '/de/datennutzung');
    await reloadUntil(this.later, () => this.later.locator('main tbody tr', { hasText: 'Dorf Mecklenburg' }), 'the access of the authority');
    await this.looks.at(this.later);
    await open(this.later, '/de/antraege');
    if ((await this.later.locator('main tbody tr', { hasText: this.sent.reference }).count()) !== 1) findings.push(`my applications do not list ${this.sent.reference}:\n${await content(this.later)}`);
    await this.looks.at(this.later);
    return findings;
  }
}

/** A draft that stays open, so that its pages can be looked at afterwards. */
async function leaveDraft(story) {
  const page = await story.person(PHONE);
  const silent = { at: async () => {} };
  await findService(page, 'Hund anmelden', silent);
  await choosePlace(page, PLACE, silent);
  await send(page);
  await follow(page, page.locator('main .k-task-list a').first());
  return { name: 'visitor with a draft', page };
}

const CHAPTERS = [
  ['a resident applies without an account on a phone', 'apply'],
  ['a page sent with an error says so and keeps the answers', 'deliberateError'],
  ['the clerk finds the case, takes it and asks for a document', 'clerkAsks'],
  ['the resident comes back with the code and sends it', 'residentAnswers'],
  ['the clerk sees it, assesses the tax and closes', 'clerkDecides'],
  ['the resident reads the notice', 'residentReads'],
  ['the receipt is verified offline and a changed one is refused', 'receiptHolds'],
  ['the resident sees who used the data', 'residentSees'],
];

/** Tells the story; answers with the personas whose pages the next part looks at. */
export async function testStory(report, browser, server) {
  const story = new Story(report, browser, server);
  let broken = false;
  const tell = async (chapter) => {
    try {
      return await story[chapter]();
    } catch (error) {
      broken = true;
      throw error;
    }
  };
  for (const [name, chapter] of CHAPTERS) {
    if (broken) report.skip(`story: ${name}`, 'an earlier chapter broke off');
    else await report.check(`story: ${name}`, () => tell(chapter));
  }
  report.result('story: every page on the way is accessible and complete', story.looks.findings);
  const people = [];
  await report.check('story: a draft can be left open', async () => void people.push(await leaveDraft(story)));
  const page = story.later ?? story.phone;
  // The first visit ended with a confirmation, which belongs to whoever has the code.
  if (page !== story.phone) page.seen.push(...story.phone.seen);
  return page ? [{ name: 'visitor with an application', page }, ...people] : people;
}
