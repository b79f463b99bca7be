// SPDX-License-Identifier: EUPL-1.2
// Finds one address for every route by following links as each persona, without rendering anything.
import { WITHOUT_CONTENT, routeOf } from './routes.mjs';

/** So many addresses of one route are read: another one may carry links that the first has not. */
const PER_ROUTE = 5;

/** Paths in the links of a page, without what comes behind `?` and `#`. */
function linksOf(html) {
  const paths = [...html.matchAll(/\s(?:href|data-extend-url)="(\/[^"#?]*)/g)].map(([, path]) => path.replaceAll('&amp;', '&'));
  return [...new Set(paths)];
}

/** The same page in the other language. */
function translate(route, language, path) {
  const parts = path.split('/');
  const values = route[language].split('/').map((part, index) => (part.startsWith('{') ? parts[index] : null)).filter((value) => value !== null);
  const other = language === 'de' ? route.en : route.de;
  return other.replace(/\{[^}]+\}/g, () => values.shift());
}

/**
 * Follows all links from the seeds as one persona. `found` collects, for `NAME LANGUAGE`, the address with the most to show;
 * addresses that a link leads to and that do not answer are returned as findings.
 */
export async function crawl(persona, routes, found) {
  const read = new Map();
  const waiting = persona.seeds.map((path) => ({ path, from: 'the list of routes' }));
  const known = new Set(persona.seeds);
  const findings = [];
  const add = (path, from) => {
    if (!known.has(path)) waiting.push({ path, from });
    known.add(path);
  };
  while (waiting.length > 0) {
    const { path, from } = waiting.shift();
    const hit = routeOf(routes, path);
    if (!hit) {
      if (!path.startsWith('/assets/')) findings.push(`${from}: a link leads to ${path}, which is no route`);
      continue;
    }
    const { route, language } = hit;
    if (route.kind !== 'page' || !route.methods.includes('GET')) continue;
    const key = `${route.name} ${language}`;
    if ((read.get(key) ?? 0) >= PER_ROUTE) continue;
    const answer = await persona.request.get(path, { maxRedirects: 0 });
    const status = answer.status();
    if (WITHOUT_CONTENT.has(route.name) && status < 400) found.set(key, { route, language, path, persona, size: 0 });
    if (status >= 500 || (status >= 400 && from !== 'the list of routes')) findings.push(`${from}: a link leads to ${path}, which answers ${status}`);
    if (status !== 200) continue;
    read.set(key, (read.get(key) ?? 0) + 1);
    const html = await answer.text();
    const before = found.get(key);
    // Everybody's pages are looked at as the first persona who sees them; of several pages the fullest one.
    if (!before || (before.persona === persona && before.size < html.length)) {
      found.set(key, { route, language, path, persona, html, size: html.length });
    }
    for (const link of linksOf(html)) add(link, path);
    if (!route.single) add(translate(route, language, path), path);
  }
  return findings;
}

/** Addresses that need no values: where every persona begins. */
export function plainPaths(routes) {
  return routes
    .filter((route) => route.kind === 'page' && route.methods.includes('GET'))
    .flatMap((route) => [...new Set([route.de, route.en])])
    .filter((path) => !path.includes('{'));
}
