import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../src/dev/root.js';
import { Snapshot } from '../../src/model/snapshot.js';
import { PROBES } from '../../src/probes/index.js';
import { REPORTERS } from '../../src/reports/index.js';
import { REQUIREMENTS_FORMATS } from '../../src/reports/requires/formats.js';
import { archive, newDockerArchive } from '../support/image.js';
import { pendingUnless } from '../support/pending.js';
import { scratchDirectory } from '../support/scratch.js';
import { plantedImage, plantedMachine } from '../support/secrets/plant.js';
import { WITHOUT_SECRETS } from '../support/secrets/without.js';

/** The most that a report says. */
const EVERYTHING = ['--verbose', '--notes', '--allow-incomplete'];

/** Files of the software itself, by their formats, and as text where they have none. */
const SETTINGS = [
  '/srv/app/.env',
  '/srv/app/config.json',
  '/srv/app/*.yaml',
  '/root/.npmrc',
  '/etc/pip.conf:ini',
].flatMap((path) => ['--settings', path]);

/** What the keys of one probe begin with, where several share a section and do not say so themselves. */
const KEYS: Readonly<Record<string, string>> = { dpkg: 'deb/', apk: 'apk/', alpm: 'alpm/', rpm: 'rpm/' };

const PROGRAM = join(ROOT, 'dist/bin/run.js');

describe('secrets of a captured image', function () {
  this.timeout(1_200_000);
  const { path } = scratchDirectory();
  const { image, planted: inImage } = plantedImage();
  const { records, planted: onMachine } = plantedMachine();
  const planted = [...inImage, ...onMachine];

  /** Everything that a command says, on either stream, with its files. */
  function said(...words: string[]): string {
    const env = { PATH: process.env.PATH, DEBUG: 'hostdrift', SOURCE_DATE_EPOCH: '1700000000' };
    const { stdout, stderr, status } = spawnSync(process.execPath, [PROGRAM, ...words], {
      cwd: path(),
      env,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    assert.ok(status === 0 || status === 1 || status === 2, stderr);
    return stdout + stderr;
  }

  function found(text: string): string[] {
    return planted.filter(({ secret }) => text.includes(secret)).map(({ kind, secret }) => `${kind}: ${secret}`);
  }

  beforeEach(function () {
    pendingUnless(this, existsSync(PROGRAM), 'needs npm run build');
    writeFileSync(path('image.tar'), archive(newDockerArchive(image)));
    writeFileSync(path('machine.bundle'), records);
  });

  it('are several hundred', () => {
    assert.ok(new Set(planted.map(({ secret }) => secret)).size > 500);
  });

  it('are in no output of any command in any format', () => {
    const reference = 'docker-archive:image.tar';
    const runs: string[][] = [
      ['snapshot', reference, '-o', 'image.json'],
      ['snapshot', reference, '--redaction-key', 'a key that is long enough'],
      ['snapshot', reference, '--manifest', '--verbose'],
      ['snapshot', 'image.json', '--manifest', '-o', 'manifest.json'],
      ['snapshot', 'image.json', '--format', 'cyclonedx'],
      ...REPORTERS.map(({ id }) => ['check', 'debian-13', 'image.json', ...EVERYTHING, '--format', id]),
      ['check', reference, 'debian-12', ...EVERYTHING],
      ...REPORTERS.filter(({ renderDifferences }) => renderDifferences !== undefined).map(({ id }) => [
        'diff',
        'debian-13',
        'image.json',
        '--all',
        '--format',
        id,
      ]),
      ...REQUIREMENTS_FORMATS.map(({ id }) => ['requires', 'image.json', '--all', '--format', id]),
      ['explain', 'image-user-missing'],
      ['snapshot', reference, ...SETTINGS, '-o', 'settings.json'],
      ['check', 'debian-13', 'settings.json', ...EVERYTHING],
      ['diff', 'debian-13', 'settings.json', '--all'],
      ['snapshot', 'bundle:machine.bundle', '-o', 'machine.json'],
      ['snapshot', 'bundle:machine.bundle', '--redaction-key', 'a key that is long enough'],
      ...REPORTERS.map(({ id }) => ['check', 'image.json', 'machine.json', ...EVERYTHING, '--format', id]),
      ['diff', 'image.json', 'machine.json', '--all'],
      ['diff', reference, 'image.json', '--all'],
    ];
    for (const run of runs) {
      const text = said(...run);
      assert.ok(text.length > 50 || run.includes('-o'), run.join(' '));
      assert.deepEqual(found(text), [], run.join(' '));
    }
    assert.deepEqual(
      found(
        readdirSync(path())
          .filter((name) => name !== 'image.tar' && name !== 'machine.bundle')
          .map((name) => readFileSync(path(name), 'utf8'))
          .join(''),
      ),
      [],
    );
  });

  it('stand under the names that hostdrift.yaml adds, for every command that captures', () => {
    mkdirSync(path('root/srv/app'), { recursive: true });
    writeFileSync(path('root/srv/app/config.toml'), 'site_licence = "blue whale"\ncolour = "green"\n');
    writeFileSync(path('hostdrift.yaml'), 'settings: [/srv/app/config.toml]\n');
    const taken = () => said('snapshot', 'dir:root');
    assert.match(taken(), /blue whale/);
    writeFileSync(
      path('hostdrift.yaml'),
      `${readFileSync(path('hostdrift.yaml'), 'utf8')}redaction: { names: ['*licence*'] }\n`,
    );
    assert.match(taken(), /site_licence[^}]*\[redacted\]/);
    assert.match(taken(), /"green"/);
    for (const words of [
      ['snapshot', 'dir:root', '--manifest'],
      ['diff', 'dir:root', 'debian-13', '--all'],
      ...REPORTERS.map(({ id }) => ['check', 'dir:root', 'debian-13', ...EVERYTHING, '--format', id]),
      ...REQUIREMENTS_FORMATS.map(({ id }) => ['requires', 'dir:root', '--all', '--format', id]),
    ]) {
      const text = said(...words);
      assert.ok(text.length > 50 && !text.includes('blue whale'), words.join(' '));
    }
  });

  it('are planted where each probe reads, but where nobody writes', () => {
    said('snapshot', 'docker-archive:image.tar', '-o', 'image.json');
    said('snapshot', 'bundle:machine.bundle', '-o', 'machine.json');
    const snapshots = ['image.json', 'machine.json'].map((name) =>
      Snapshot.parse(JSON.parse(readFileSync(path(name), 'utf8'))),
    );
    const reads = ({ id, section = id, keys = KEYS[id] ?? '' }: (typeof PROBES)[number]) =>
      snapshots.some(({ sections }) => Object.keys(sections[section]?.facts ?? {}).some((key) => key.startsWith(keys)));
    const unread = PROBES.filter((probe) => !reads(probe)).map(({ id }) => id);
    assert.deepEqual(unread.sort(), Object.keys(WITHOUT_SECRETS).sort());
  });

  it('are in no message of an error', () => {
    for (const words of [
      ['snapshot', 'ssh://me:hunter2x@host.invalid'],
      ['snapshot', 'registry:me:hunter2x@host.invalid/app'],
      ['check', 'https://me:hunter2x@host.invalid', 'debian-12'],
      ['snapshot', 'host', '--limit', 'password=hunter2x'],
      ['snapshot', 'host', '--redaction-key', 'hunter2x'],
      ['snapshot', '--password=hunter2x', 'host'],
      ['check', 'debian-12', 'debian-13', '--rules', 'https://me:hunter2x@host.invalid'],
    ]) {
      const text = said(...words);
      assert.match(text, /hostdrift: /, words.join(' '));
      assert.ok(!text.includes('hunter2x'), `${words.join(' ')}\n${text}`);
    }
  });
});
