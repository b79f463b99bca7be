// SPDX-License-Identifier: EUPL-1.2
// The first steps by keyboard alone, and the same form with a browser that runs no scripts.
import { PLACE, answerAll, choosePlace, findService } from './apply.mjs';
import { DESK, PHONE, content, leave, open, send, visitor } from './browse.mjs';

const MOST_TABS = 150;

/** What has focus: whether it shows it and is not covered (WCAG 2.4.7, 2.4.11). */
function focusState(page, selector) {
  return page.evaluate((wanted) => {
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    const box = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    const middle = [box.left + Math.min(box.width, innerWidth) / 2, box.top + Math.min(box.height, 40) / 2];
    const top = document.elementFromPoint(...middle);
    return {
      name: `${element.tagName.toLowerCase()} ${element.id || element.getAttribute('name') || element.textContent.trim().slice(0, 40)}`,
      shown: (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none',
      inView: box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
      covered: Boolean(top) && !element.contains(top) && !top.contains(element) && !element.labels?.[0]?.contains(top),
      reached: element.matches(wanted),
    };
  }, selector);
}

/** Somebody without a mouse. */
class Typist {
  findings = [];

  constructor(page) {
    this.page = page;
  }

  /** Presses the tab key until something that fits has focus; everything on the way must show its focus. */
  async tabTo(selector) {
    for (let step = 0; step < MOST_TABS; step += 1) {
      await this.page.keyboard.press('Tab');
      const state = await focusState(this.page, selector);
      if (!state) continue;
      this.#note(state);
      if (state.reached) return;
    }
    throw new Error(`${selector} cannot be reached by keyboard on ${this.page.url()}:\n${await content(this.page)}`);
  }

  #note({ name, shown, inView, covered }) {
    const path = new URL(this.page.url()).pathname;
    if (!shown) this.findings.push(`${path}: focus is not visible on ${name}`);
    if (!inView) this.findings.push(`${path}: focus is out of view on ${name}`);
    else if (covered) this.findings.push(`${path}: focus is covered on ${name}`);
  }

  async press(selector, key = 'Enter') {
    await this.tabTo(selector);
    await leave(this.page, () => this.page.keyboard.press(key));
  }

  async type(selector, text) {
    await this.tabTo(selector);
    await this.page.keyboard.type(text);
    await leave(this.page, () => this.page.keyboard.press('Enter'));
  }
}

async function skipLink(page) {
  await open(page, '/de');
  await page.keyboard.press('Tab');
  const state = await focusState(page, '.k-skip');
  const findings = [];
  if (!state?.reached) findings.push(`the first stop is ${state?.name}, not the link to the content`);
  if (!state?.shown || !state?.inView) findings.push('the link to the content is not visible when it has focus');
  await page.keyboard.press('Enter');
  const at = await page.evaluate(() => document.activeElement?.id);
  if (at !== 'main') findings.push(`the link to the content leads to "${at}"`);
  return findings;
}

/** From the first page to the second question without a mouse. */
async function byKeyboard(page) {
  const typist = new Typist(page);
  await open(page, '/de');
  await typist.type('main input[type="search"]', 'Hund anmelden');
  await typist.press('main ol.k-cards a');
  await typist.type('main input[type="text"]', PLACE);
  if ((await page.locator('main a[href*="ort="].kern-btn--primary').count()) === 0) await typist.press('main ul a[href*="ort="]');
  await typist.press('main a[href*="ort="].kern-btn--primary');
  await typist.press('main form[method="post"] button[type="submit"]', 'Space');
  if ((await page.locator('main .k-task-list').count()) > 0) await typist.press('main .k-task-list a');
  const first = page.url();
  if ((await page.locator('main input[type="radio"]').count()) > 0) {
    await typist.tabTo('main input[type="radio"]');
    await page.keyboard.press('Space');
  } else {
    for (const id of await page.locator('main input[type="text"]').evaluateAll((inputs) => inputs.map((input) => input.id))) {
      await typist.tabTo(`[id="${id}"]`);
      await page.keyboard.type('1');
    }
  }
  await typist.press('main form[method="post"] button.kern-btn--primary', 'Space');
  if (page.url() === first) typist.findings.push(`the first question leads nowhere (${page.status}): ${await content(page)}`);
  return typist.findings;
}

/** Without scripts: from the search to the check of all answers, with one wrong page on the way. */
async function withoutScript(page) {
  const looks = { at: async () => {} };
  await findService(page, 'Hund anmelden', looks);
  await choosePlace(page, PLACE, looks);
  await send(page);
  const { questions } = await answerAll(page, 'dog-tax-registration', looks);
  const findings = page.complaints.filter((line) => !line.includes('422'));
  return questions < 5 ? [...findings, `only ${questions} questions were asked`] : findings;
}

export async function testKeyboard(report, browser, server) {
  const run = (name, options, test) =>
    report.check(name, async () => {
      const page = await visitor(browser, server.origin, options);
      try {
        return await test(page);
      } finally {
        await page.context().close();
      }
    });
  await run('keyboard: the link to the content works', DESK, skipLink);
  await run('keyboard: the first steps of an application', DESK, byKeyboard);
  await run('no script: an application up to the check of the answers', { ...PHONE, javaScriptEnabled: false }, withoutScript);
}
