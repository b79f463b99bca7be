// SPDX-License-Identifier: EUPL-1.2
// The program under test: started with the sample Land in a folder of its own, and ended in order.
import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { webFolder } from './support.mjs';

const binary = process.env.KONTOR_BINARY ?? path.join(webFolder, '../target/debug/kontor');

/** The sample Land is made once per run; on a busy machine this takes its time. */
const START_SECONDS = 600;
const STOP_SECONDS = 30;

/** What people are called in the list that the program prints, by the role they play in the tests. */
const ROLES = {
  resident: /resident|einwohner|bürger|case_owner/i,
  clerk: /case.?worker|clerk|sachbearbeit/i,
  head: /head|leit/i,
  administrator: /administrat/i,
  auditor: /audit|revision|prüf/i,
  phone: /phone|hotline|115|telefon/i,
};

/** Runs the program to its end; answers with exit code and output instead of failing. */
export function runProgram(...parameters) {
  return new Promise((done) => {
    const options = { env: { ...process.env, LC_ALL: 'en_GB.UTF-8' }, maxBuffer: 1 << 24 };
    execFile(binary, parameters, options, (error, stdout, stderr) =>
      done({ code: error ? (error.code ?? 1) : 0, stdout, stderr }),
    );
  });
}

async function freePort() {
  const probe = createServer();
  await new Promise((ready) => probe.listen(0, '127.0.0.1', ready));
  const { port } = probe.address();
  await new Promise((closed) => probe.close(closed));
  return port;
}

/** Starts the program and waits until it answers. */
export async function startServer() {
  const folder = await mkdtemp(path.join(tmpdir(), 'kontor-browser-'));
  const data = path.join(folder, 'data');
  const port = await freePort();
  const child = spawn(binary, ['demo', '--small', '--port', String(port), '--data', data], {
    cwd: folder,
    env: { ...process.env, LC_ALL: 'en_GB.UTF-8', RUST_BACKTRACE: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const server = new Server(child, folder, data, `http://127.0.0.1:${port}`);
  try {
    await server.ready();
  } catch (error) {
    await server.stop();
    throw error;
  }
  return server;
}

class Server {
  #child;
  #folder;
  #exited;
  #told = [];
  #complaints = [];

  constructor(child, folder, data, origin) {
    this.#child = child;
    this.#folder = folder;
    this.data = data;
    this.origin = origin;
    this.#exited = new Promise((done) => {
      child.on('exit', (code, signal) => done(signal ?? code));
      child.on('error', (error) => done(error.message));
    });
    createInterface({ input: child.stdout }).on('line', (line) => this.#told.push(line));
    createInterface({ input: child.stderr }).on('line', (line) => this.#complaints.push(line));
  }

  /** Waits until the program listens, has named its people and its database answers. */
  async ready() {
    const end = Date.now() + START_SECONDS * 1000;
    let ended;
    this.#exited.then((how) => (ended = how));
    while (Date.now() < end) {
      if (ended !== undefined) throw new Error(`the program ended (${ended}): ${this.#last()}`);
      const answer = await fetch(`${this.origin}/readyz`).catch(() => null);
      if (answer?.ok && this.#told.some((line) => /Ctrl/.test(line))) return;
      await pause(100);
    }
    throw new Error(`the program was not ready within ${START_SECONDS} seconds: ${this.#last()}`);
  }

  #last() {
    return [...this.#told, ...this.#complaints].slice(-15).join('\n');
  }

  /** What `/readyz` counts: jobs that wait, jobs that were given up. */
  async counts() {
    return (await fetch(`${this.origin}/readyz`)).json();
  }

  /** Waits until no job is due, so that what follows from a command has happened. */
  async settled(seconds = 60) {
    const end = Date.now() + seconds * 1000;
    while (Date.now() < end) {
      if ((await this.counts()).jobs_due === 0) return;
      await pause(100);
    }
    throw new Error(`jobs are still due after ${seconds} seconds`);
  }

  /** The sample people as printed: `{ login, name, role }`. */
  people() {
    const rows = this.#told.filter((text) => /^ {2}\S/.test(text) && text.length > 56);
    return rows.map((text) => ({ login: text.slice(2, 30).trim(), name: text.slice(31, 55).trim(), role: text.slice(55).trim() }));
  }

  /** The first person who plays a role, or nothing. */
  person(role) {
    const people = this.people();
    return people.find((one) => ROLES[role].test(one.role)) ?? people.find((one) => ROLES[role].test(one.login));
  }

  /** The password of all sample people. */
  secret() {
    const line = this.#told.find((text) => /pass(wor[dt])[^:]*:/i.test(text));
    if (!line) throw new Error('the program named no password');
    // Numbers and names inserted into texts are wrapped in marks for the direction of writing.
    return line.slice(line.indexOf(':') + 1).replace(/[\u2066-\u2069]/g, '').trim();
  }

  /** Ends the program as an operator does; answers with what it complained about. */
  async stop() {
    const findings = this.#complaints.filter((line) => /\bERROR\b|panicked|\bWARN\b.*(dead|given up)/.test(line));
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      this.#child.kill('SIGTERM');
      const late = pause(STOP_SECONDS * 1000, 'late', { ref: false });
      const how = await Promise.race([this.#exited, late]);
      if (how === 'late') {
        this.#child.kill('SIGKILL');
        findings.push(`the program did not end within ${STOP_SECONDS} seconds`);
      } else if (how !== 0) {
        findings.push(`the program ended with ${how}`);
      }
    } else {
      findings.push(`the program had ended (${await this.#exited}): ${this.#last()}`);
    }
    await rm(this.#folder, { recursive: true, force: true });
    return findings;
  }
}
