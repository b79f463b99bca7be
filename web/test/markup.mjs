// SPDX-License-Identifier: EUPL-1.2
// The rules for the HTML that the server sends.
import { HtmlValidate } from 'html-validate';

const checker = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // Roles of tables are repeated on purpose, see data_table.html.
    'no-redundant-role': 'off',
    'prefer-native-element': 'off',
    'no-implicit-button-type': 'error',
    'long-title': 'off',
    'no-trailing-whitespace': 'off',
    'tel-non-breaking': 'off',
    // The templates write HTML as browsers read it.
    'attr-quotes': ['error', { style: 'double' }],
    'require-sri': 'off',
    // Check boxes of a list share their name.
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'submit', 'button'] }],
  },
});

/** What is wrong with the HTML of a page, one sentence for each kind of fault and where it occurs first. */
export async function markupFindings(html) {
  const report = await checker.validateString(html);
  const kinds = new Map();
  for (const { ruleId, message, line, column } of report.results.flatMap(({ messages }) => messages)) {
    const kind = `markup ${ruleId}: ${message}`;
    kinds.set(kind, [...(kinds.get(kind) ?? []), `${line}:${column}`]);
  }
  return [...kinds].map(([kind, places]) => `${kind} (${places.length} times, first at ${places[0]})`);
}
