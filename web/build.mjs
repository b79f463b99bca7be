// SPDX-License-Identifier: EUPL-1.2
// Bundles style sheets, scripts, fonts and icons into dist/ under names that carry a hash of their content.
import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';

const root = path.dirname(fileURLToPath(import.meta.url));
const kernFolder = path.join(root, 'node_modules/@kern-ux/native');
const entries = ['app.css', 'app.js'];
const pictures = ['kontor.svg', 'favicon.svg'];

/** KERN carries its icons as data addresses. As files they pass a policy that admits images from the own host only. */
const extractIcons = {
  name: 'extract-icons',
  setup(bundler) {
    const icons = new Map();
    bundler.onResolve({ filter: /^icon:/ }, ({ path: name }) => ({ path: name.slice(5), namespace: 'icon' }));
    bundler.onLoad({ filter: /.*/, namespace: 'icon' }, ({ path: name }) => ({ contents: icons.get(name), loader: 'file' }));
    bundler.onLoad({ filter: /kern\.css$/ }, async ({ path: file }) => {
      const source = await readFile(file, 'utf8');
      const contents = source.replace(/url\("data:image\/svg\+xml,([^"]*)"\)/g, (_, encoded) => {
        const svg = decodeURIComponent(encoded);
        const name = `icon-${createHash('sha256').update(svg).digest('hex').slice(0, 8)}.svg`;
        icons.set(name, svg);
        return `url("icon:${name}")`;
      });
      return { contents, loader: 'css', resolveDir: path.dirname(file) };
    });
  },
};

async function bundle(folder) {
  const result = await build({
    absWorkingDir: root,
    entryPoints: [...entries, ...pictures].map((name) => `src/${name}`),
    bundle: true,
    minify: true,
    charset: 'utf8',
    target: ['chrome111', 'firefox113', 'safari15.4'],
    outdir: folder,
    entryNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    loader: { '.woff2': 'file', '.svg': 'copy' },
    legalComments: 'none',
    metafile: true,
    plugins: [extractIcons],
    logLevel: 'warning',
  });
  return manifestOf(result.metafile.outputs);
}

/** Logical name (`app.css`) to file name (`app-HASH.css`). Icons are named by the style sheet alone. */
function manifestOf(outputs) {
  const manifest = {};
  for (const output of Object.keys(outputs)) {
    const file = path.basename(output);
    const match = /^(.+)-[A-Z0-9]{8}(\.\w+)$/.exec(file);
    if (match && !match[1].startsWith('icon-')) manifest[match[1] + match[2]] = file;
  }
  return manifest;
}

async function writeNotices(folder, manifest) {
  const kern = JSON.parse(await readFile(path.join(kernFolder, 'package.json'), 'utf8'));
  const text = [
    'Kontor delivers the following works of others to the browser.',
    `${kern.name} ${kern.version}, ${kern.license}\n${kern.homepage}\n\n${await readFile(path.join(kernFolder, 'LICENSE.md'), 'utf8')}`,
    `Fira Sans, OFL-1.1\n\n${await readFile(path.join(root, 'licences/OFL-1.1.txt'), 'utf8')}`,
  ].join(`\n\n${'='.repeat(79)}\n\n`);
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 8).toUpperCase();
  const file = `third-party-notices-${hash}.txt`;
  await writeFile(path.join(folder, file), text);
  manifest['third-party-notices.txt'] = file;
}

async function compress(folder) {
  for (const file of await readdir(folder)) {
    if (!/\.(css|js|svg|txt)$/.test(file)) continue;
    const bytes = await readFile(path.join(folder, file));
    const twin = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
    if (twin.length < bytes.length) await writeFile(path.join(folder, `${file}.br`), twin);
  }
}

/** Builds beside the old folder and exchanges both at the end, so that a failed build leaves the old one whole. */
async function main() {
  const folder = await mkdtemp(path.join(root, '.dist-'));
  try {
    const manifest = await bundle(folder);
    await writeNotices(folder, manifest);
    await compress(folder);
    const sorted = Object.fromEntries(Object.entries(manifest).sort());
    await writeFile(path.join(folder, 'manifest.json'), `${JSON.stringify(sorted, null, 2)}\n`);
    const dist = path.join(root, 'dist');
    await rm(dist, { recursive: true, force: true });
    await mkdir(path.dirname(dist), { recursive: true });
    await rename(folder, dist);
    console.log(`bundled ${Object.keys(sorted).length} files into web/dist`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

await main();
