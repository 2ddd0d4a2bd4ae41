import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { VENDOR_PACKAGES } from './copy-vendor-files.mjs';

export const NOTICES_FILE = 'THIRD-PARTY-NOTICES.md';

/** Code that browsers download; whatever it imports is downloaded too. */
const BROWSER_FOLDERS = ['components', 'lib/browser', 'lib/shared', 'lib/vision'];

/** What reaches browsers without an import that this script sees: the framework, its style sheet, the font. */
const ALWAYS = [
  'next',
  'react',
  'react-dom',
  'tailwindcss',
  '@fontsource-variable/atkinson-hyperlegible-next',
  '@fontsource-variable/public-sans',
];

/** Libraries inside a package that its own license file does not mention. */
const CONTAINED = {
  'libheif-js':
    'The served `libheif.js` and `libheif.wasm` are the unmodified files of the package. They contain libheif (LGPL-3.0-or-later, https://github.com/strukturag/libheif) and libde265 (LGPL-3.0-or-later, https://github.com/strukturag/libde265), whose sources are at these addresses. They are loaded as files of their own, so another build of them can take their place in `public/vendor/libheif/`.',
  'zxing-wasm':
    'The served `zxing_reader.wasm` is the unmodified file of the package. It contains ZXing-C++ (Apache-2.0, https://github.com/zxing-cpp/zxing-cpp); the text of that license stands under pdfjs-dist.',
  'pdfjs-dist':
    'Its fonts, color profiles, character maps and decoders have licenses of their own, which are served beside them in `public/vendor/pdfjs/`.',
};

/** Data that is not from a package: it is in the project, with its license beside it. */
const DATA = [
  {
    name: 'OpenCV',
    title: '- the cascade for frontal faces (`lbpcascade_frontalface.xml`), 3-Clause BSD, https://opencv.org',
    licenseFile: 'lib/vision/portrait/OPENCV-LICENSE.txt',
  },
  {
    name: 'OpenCV, improved cascade',
    title:
      '- the improved cascade for frontal faces (`lbpcascade_frontalface_improved.xml`), 3-Clause BSD, https://opencv.org',
    licenseFile: 'lib/vision/portrait/CHECK-CASCADE-LICENSE.txt',
  },
];

const IMPORT = /(?:from|import\()\s*'((?:@[a-z0-9-]+\/)?[a-z0-9][a-z0-9.-]*)(?:\/[^']*)?'/g;
const LICENSE_FILE = /^(licen[cs]e|copying|notice)(\.(md|txt))?$/i;

const listFiles = (folder) =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? listFiles(path) : [path];
  });

const folderOf = (name) => join('node_modules', name);
const readPackage = (name) => JSON.parse(readFileSync(join(folderOf(name), 'package.json'), 'utf8'));

function listImported() {
  const files = BROWSER_FOLDERS.flatMap(listFiles).filter((path) => /\.tsx?$/.test(path));
  return files.flatMap((path) => [...readFileSync(path, 'utf8').matchAll(IMPORT)].map(([, name]) => name));
}

/**
 * The packages and all their dependencies. What is not installed here, such as parts for other systems, is left out.
 */
function withDependencies(names) {
  const found = new Set();
  const visit = (name) => {
    if (found.has(name) || name.startsWith('@types/') || !existsSync(join(folderOf(name), 'package.json'))) return;
    found.add(name);
    for (const next of Object.keys(readPackage(name).dependencies ?? {})) visit(next);
  };
  for (const name of names) visit(name);
  return [...found].sort();
}

function readLicense(name) {
  const files = readdirSync(folderOf(name)).filter((file) => LICENSE_FILE.test(file));
  const texts = files.sort().map((file) =>
    readFileSync(join(folderOf(name), file), 'utf8')
      .replace(/\r\n/g, '\n')
      .trim(),
  );
  return texts.join('\n\n');
}

function describePackage(name) {
  const { version, license, homepage, author } = readPackage(name);
  const by = typeof author === 'string' ? author.replace(/\s*[<(].*/, '') : author?.name;
  return { name, version, license: license ?? 'see below', homepage, by, text: readLicense(name) };
}

const titleOf = ({ name, version, license, homepage }) =>
  `- ${name} ${version}, ${license}${homepage ? `, ${homepage}` : ''}`;

/** Packages with exactly the same text are listed above it together. */
function writeGroup(packages) {
  const [{ text, by, license }] = packages;
  const names = packages.map(({ name }) => name);
  const remarks = names.flatMap((name) => (CONTAINED[name] ? ['', CONTAINED[name]] : []));
  const shown = text || `The package brings no license file. It says: ${license}${by ? `, by ${by}` : ''}.`;
  return [`## ${names.join(', ')}`, '', ...packages.map(titleOf), ...remarks, '', '```text', shown, '```', ''].join(
    '\n',
  );
}

const writeData = ({ name, title, licenseFile }) =>
  [`## ${name}`, '', title, '', '```text', readFileSync(licenseFile, 'utf8').trim(), '```', ''].join('\n');

function groupByText(packages) {
  const groups = new Map();
  for (const one of packages) {
    const key = one.text || one.name;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return groups;
}

/**
 * The notices for everything the portal sends to browsers, from the installed packages.
 *
 * @returns {string} the whole file
 */
export function makeNotices() {
  const packages = withDependencies([...ALWAYS, ...VENDOR_PACKAGES, ...listImported()]).map(describePackage);
  const groups = groupByText(packages);
  const head = [
    '# Third-party notices',
    '',
    'The portal hands these to browsers: bundled into its pages, or as files of their own below `/vendor/`. Each remains under',
    'its own license. This file is made by `npm run notices`; a running portal serves it at `/vendor/third-party-notices.txt`.',
    '',
  ];
  return `${[...head, ...[...groups.values()].map(writeGroup), ...DATA.map(writeData)].join('\n').trimEnd()}\n`;
}
