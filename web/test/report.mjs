// SPDX-License-Identifier: EUPL-1.2
// The lines that `cargo xtask test` reads: `ok NAME`, `not ok NAME`, `skipped NAME: why`, and the closing line.

export class Report {
  #passed = 0;
  #failed = 0;
  #skipped = 0;

  /** Carries out a test: an async function that answers with its findings, one sentence each; none means that it held. */
  async check(name, test) {
    let findings;
    try {
      findings = (await test()) ?? [];
    } catch (error) {
      findings = [error.stack ?? String(error)];
    }
    this.result(name, findings);
    return findings.length === 0;
  }

  /** Notes the result of a test that ran elsewhere. */
  result(name, findings) {
    if (findings.length === 0) {
      this.#passed += 1;
      console.log(`ok ${name}`);
      return;
    }
    this.#failed += 1;
    console.log(`not ok ${name}`);
    for (const finding of findings) console.log(`    ${finding.replaceAll('\n', '\n    ')}`);
  }

  skip(name, why) {
    this.#skipped += 1;
    console.log(`skipped ${name}: ${why}`);
  }

  /** Prints the closing line; true when nothing failed and something ran. */
  close() {
    console.log(`${this.#passed} passed, ${this.#failed} failed, ${this.#skipped} skipped`);
    return this.#failed === 0 && this.#passed > 0;
  }
}
