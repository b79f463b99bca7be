// SPDX-License-Identifier: EUPL-1.2
// Fills in whatever a page of a form asks, from the sample answers of its schema. Names of inputs are paths of the schema.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { webFolder } from './support.mjs';
import { smallPdf } from './pdf.mjs';

export async function loadSample(slug) {
  return JSON.parse(await readFile(path.join(webFolder, `../demo/schemata/${slug}.sample.json`), 'utf8'));
}

/** The inputs of the page's form by name, in their order. */
function readInputs(page) {
  return page.evaluate(() => {
    const form = document.querySelector('main form[method="post"]');
    const inputs = [...(form?.querySelectorAll('input:not([type="hidden"]), select, textarea') ?? [])];
    return inputs.map((input) => ({
      name: input.name,
      kind: input.tagName === 'INPUT' ? input.type : input.tagName.toLowerCase(),
      value: input.value,
      optional: Boolean((input.closest('fieldset.k-field') ?? input.closest('.k-field'))?.querySelector('.kern-label__optional')),
    }));
  });
}

/** How often a repeated group stands in the sample. */
function repetitions(sample, group) {
  const numbers = Object.keys(sample)
    .filter((key) => key.startsWith(`${group}/`) && /^\d+(\/|$)/.test(key.slice(group.length + 1)))
    .map((key) => Number.parseInt(key.slice(group.length + 1), 10));
  return new Set(numbers).size;
}

/** The answers of a form as somebody gives them one page after the other. */
export class Filler {
  #sample;

  constructor(sample) {
    this.#sample = sample;
  }

  /** Fills in the page; answers with the names of the inputs that got an answer. */
  async fill(page) {
    const filled = [];
    const inputs = await readInputs(page);
    for (const name of new Set(inputs.map((input) => input.name))) {
      const group = inputs.filter((input) => input.name === name);
      if (name !== '' && (await this.#answer(page, name, group))) filled.push(name);
    }
    return filled;
  }

  async #answer(page, name, group) {
    const input = page.locator(`main form[method="post"] [name="${name}"]`);
    const [{ kind }] = group;
    if (kind === 'file') return this.#upload(input, name);
    const wanted = this.#wanted(name, group, await page.locator('main form dl.k-summary > div').count());
    if (wanted === undefined) return false;
    if (kind === 'radio') await input.and(page.locator(`[value="${wanted}"]`)).check();
    else if (kind === 'checkbox') await this.#tick(page, input, group, wanted);
    else if (kind === 'select') await input.selectOption(wanted);
    else await input.fill(wanted);
    return true;
  }

  async #tick(page, input, group, wanted) {
    for (const { value } of group) {
      const chosen = Array.isArray(wanted) ? wanted.includes(value) : wanted === value;
      await input.and(page.locator(`[value="${value}"]`)).setChecked(chosen);
    }
  }

  async #upload(input, name) {
    const file = this.#sample[name] ?? this.#sample[`${name}/0`];
    if (!file) return false;
    await input.setInputFiles({ name: file, mimeType: 'application/pdf', buffer: smallPdf(file) });
    return true;
  }

  /** What the sample says, in the shape the input wants; `undefined` leaves the input alone. */
  #wanted(name, group, listed) {
    const sample = this.#sample;
    const part = /^(.*)-(day|month|year|time)$/.exec(name);
    if (part) return datePart(sample[part[1]], part[2]) ?? fallback(group, part[2]);
    if (sample[name] !== undefined) return sample[name];
    const several = Object.keys(sample).filter((key) => key.startsWith(`${name}/`) && /^\d+$/.test(key.slice(name.length + 1)));
    if (several.length > 0) return several.map((key) => sample[key]);
    if (group[0].kind === 'radio') return this.#branch(name, group, listed) ?? fallback(group);
    return fallback(group);
  }

  /** A choice between groups takes the one that the sample answers; "another one?" is yes until as many are `listed` as the sample has. */
  #branch(name, group, listed) {
    const child = group.find(({ value }) => value !== '' && Object.keys(this.#sample).some((key) => key.startsWith(`${name}/${value}/`)));
    if (child) return child.value;
    const all = repetitions(this.#sample, name);
    return all === 0 ? undefined : String(listed < all);
  }
}

function datePart(text, part) {
  const parts = /^(?:(\d{4})-(\d\d)-(\d\d))?T?(\d\d:\d\d)?$/.exec(text ?? '');
  if (!parts) return undefined;
  // People type no leading zeros.
  const plain = (digits) => digits?.replace(/^0/, '');
  return { year: parts[1], month: plain(parts[2]), day: plain(parts[3]), time: parts[4] }[part];
}

/** An answer where the sample has none although one is needed. */
function fallback(group, part) {
  const [{ kind, optional, value }] = group;
  if (optional || value !== '') return kind === 'radio' && !optional ? value : undefined;
  if (part) return { day: '1', month: '2', year: '2026', time: '12:00' }[part];
  if (kind === 'checkbox') return undefined;
  return kind === 'text' || kind === 'textarea' ? 'Muster' : undefined;
}
