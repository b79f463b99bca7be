// SPDX-License-Identifier: EUPL-1.2
// The routes of the program as it prints them itself, so that no page can be forgotten.
import { runProgram } from './server.mjs';

/** Pages that answer without content: a redirect, and a request that only keeps the session alive. */
export const WITHOUT_CONTENT = new Set(['root', 'session-extend']);

/** Reads the printed table: name, methods, class, permits, `de path | en path`. */
export function parseRoutes(text) {
  return text.split('\n').filter((line) => line.trim() !== '').map((line) => {
    const [name, methods, kind] = line.trim().split(/\s+/);
    // Nothing before the paths holds a slash.
    const paths = line.slice(line.indexOf('/')).trim().split(' | ');
    const [de, en] = paths.length === 2 ? paths : [paths[0], paths[0]];
    return { name, methods: methods.split(','), kind, de, en, single: paths.length === 1 };
  });
}

export async function loadRoutes() {
  const { code, stdout, stderr } = await runProgram('routes');
  if (code !== 0) throw new Error(`the program printed no routes: ${stderr}`);
  return parseRoutes(stdout);
}

/** Whether a path fits a pattern such as `/de/faelle/{id}`. */
export function fits(pattern, path) {
  const wanted = pattern.split('/');
  const found = path.split('/');
  return wanted.length === found.length && wanted.every((part, index) => (part.startsWith('{') ? found[index] !== '' : part === found[index]));
}

/** The route of a path and its language; a path without variables goes before one with them, as in the router. */
export function routeOf(routes, path) {
  const hits = routes.flatMap((route) => ['de', 'en'].filter((language) => fits(route[language], path)).map((language) => ({ route, language })));
  const variables = ({ route, language }) => route[language].split('{').length;
  return hits.sort((a, b) => variables(a) - variables(b))[0];
}
