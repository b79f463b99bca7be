// SPDX-License-Identifier: EUPL-1.2
// A page on paper: what is for the screen only is gone, nothing is cut off at the edge, the print is dark on white even where the screen was dark.

/** A4 with margins of 10 mm, in CSS pixels. */
const PAPER = { width: 718, height: 1047 };

/** All findings on the page as it would be printed; leaves the page in that state. */
export async function printFindings(page) {
  await page.setViewportSize(PAPER);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  return page.evaluate(() => {
    const findings = [];
    const shown = (element) => element.getClientRects().length > 0 && getComputedStyle(element).visibility !== 'hidden';
    const name = (element) => `${element.tagName.toLowerCase()} ${element.className} "${element.textContent.trim().slice(0, 40)}"`;
    for (const element of document.querySelectorAll('nav, .k-skip, .k-buttons, .k-filter')) {
      if (shown(element)) findings.push(`print: ${name(element)} is for the screen only`);
    }
    if (!document.querySelector('h1') || !shown(document.querySelector('h1'))) findings.push('print: there is no heading');
    const wide = document.documentElement.scrollWidth;
    if (wide > innerWidth) findings.push(`print: the page is ${wide} pixels wide, the paper ${innerWidth}`);
    const brightness = (color) => {
      const [red, green, blue, alpha = 1] = color.match(/[\d.]+/g).map(Number);
      return alpha === 0 ? null : (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
    };
    const ground = brightness(getComputedStyle(document.body).backgroundColor);
    if (ground !== null && ground < 0.9) findings.push('print: the paper is not white');
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      if (!node.textContent.trim() || !shown(element)) continue;
      // Light letters on a dark mark of their own are printed as they are only where the mark is printed too.
      const bright = brightness(getComputedStyle(element).color);
      if (bright !== null && bright > 0.6) findings.push(`print: light letters in ${name(element)}`);
    }
    return [...new Set(findings)].slice(0, 8);
  });
}
