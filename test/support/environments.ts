import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Fact, Section, SectionStatus, Snapshot } from '../../src/model/snapshot.js';
import { aLibrary, aPayload, aProgram, aScript } from './payload.js';

type Facts = Readonly<Record<string, Fact>>;

/** Text that no terminal may get as it is: colours, clearing, a bell, an override of direction, a line of its own. */
export const HOSTILE = 'evil\u001b[2J\u009b31m\u0007\u202Etxt\nhostdrift: all is well';

function section(facts: Facts, status: SectionStatus = 'complete', problems: Section['problems'] = []): Section {
  return { status, problems, facts };
}

function packages(versions: Readonly<Record<string, string>>): Facts {
  const entries = Object.entries(versions).map(([name, version]): [string, Fact] => [
    `deb/${name}:amd64`,
    { type: 'deb', name, version, architecture: 'amd64', state: 'installed' },
  ]);
  return Object.fromEntries(entries);
}

function system(versionId: string, codename: string, architecture = 'amd64', machine = 'x86_64'): Facts {
  const prettyName = `Debian GNU/Linux ${versionId} (${codename})`;
  return {
    architecture: { architecture, machine, path: '/usr/bin/dash' },
    release: {
      id: 'debian',
      name: 'Debian GNU/Linux',
      path: '/usr/lib/os-release',
      prettyName,
      versionCodename: codename,
      versionId,
    },
  };
}

/** A snapshot with a few sections, as if it were taken from `reference`. */
export function aSnapshot(reference: string, sections: Snapshot['sections']): Snapshot {
  return {
    schemaVersion: '1.0',
    tool: { name: 'hostdrift', version: '0.0.0' },
    takenAt: '2024-01-01T00:00:00Z',
    environment: { reference, kind: 'directory', platform: { os: 'linux', architecture: 'amd64' } },
    sections,
  };
}

const WEB = { nginx: '1.26.3-3', openssl: '3.5.1-1', tzdata: '2025b-4' };

const SNAPSHOTS: Readonly<Record<string, Snapshot>> = {
  web: aSnapshot('dir:/srv/web', { os: section(system('13', 'trixie')), packages: section(packages(WEB)) }),
  newer: aSnapshot('dir:/srv/newer', {
    os: section(system('13', 'trixie')),
    packages: section(packages({ ...WEB, tzdata: '2026a-1' })),
  }),
  older: aSnapshot('dir:/srv/older', {
    os: section(system('12', 'bookworm')),
    packages: section(packages({ ...WEB, openssl: '3.0.17-1~deb12u2' })),
  }),
  app: aPayload(
    {
      '/bin/app': aProgram({
        needed: ['libapp.so', 'libpq.so.5', 'libc.so.6'],
        requires: { 'libc.so.6': ['GLIBC_2.34', 'GLIBC_2.38'] },
        runpath: '$ORIGIN/../lib',
        minimumKernel: '3.2.0',
        eager: { '': 'PQexec', 'GLIBC_2.34@libc.so.6': '__libc_start_main', 'GLIBC_2.38@libc.so.6': 'strlcpy' },
      }),
      '/bin/migrate': aScript('/usr/bin/env', 'python3'),
    },
    { '/lib/libapp.so': aLibrary('libapp.so', { needed: ['libstdc++.so.6'], isaLevel: 3 }) },
  ),
  arm: aSnapshot('dir:/srv/arm', {
    os: section(system('13', 'trixie', 'arm64', 'aarch64')),
    packages: section(packages(WEB)),
  }),
  hole: aSnapshot('dir:/srv/hole', {
    os: section(system('13', 'trixie')),
    packages: section({}, 'failed', [
      { path: '/var/lib/dpkg/status', reason: 'malformed', message: 'ends in the middle of a record' },
    ]),
  }),
  hostile: aSnapshot('dir:/srv/hostile', {
    os: section(system(HOSTILE, HOSTILE)),
    packages: section(packages({ nginx: HOSTILE, [HOSTILE]: '1' }), 'partial', [
      { path: `/${HOSTILE}`, reason: 'malformed', message: HOSTILE },
    ]),
  }),
};

/** A rule whose examples are the wrong way round. */
const FAILING_RULE = `rules:
  - id: our-proxy-gone
    title: The target has no proxy of ours
    level: warning
    on: packages
    kinds: [removed]
    when: source.name == 'our-proxy'
    message: our-proxy is not in the target
    evidence: [{ environment: source, fact: 'our-proxy {source.version}' }]
    why: Nothing gets out without it.
    fix: Install our-proxy.
    references: [https://example.org/proxy]
    examples:
      - name: with the proxy
        source: { packages: { deb/our-proxy: { type: deb, name: our-proxy, version: '1', state: installed } } }
        target: { packages: {} }
        findings: 0
      - name: without it
        source: { packages: {} }
        target: { packages: {} }
        findings: 1
`;

/** Writes what the transcripts work on: snapshots, what only looks like one, a directory and a rule pack with mistakes. */
export function writeEnvironments(directory: string): void {
  for (const [name, snapshot] of Object.entries(SNAPSHOTS)) {
    writeFileSync(join(directory, `${name}.json`), JSON.stringify(snapshot));
  }
  writeFileSync(join(directory, 'future.json'), JSON.stringify({ ...SNAPSHOTS.web, schemaVersion: '2.0' }));
  writeFileSync(join(directory, 'nonsense.json'), JSON.stringify({ ...SNAPSHOTS.web, takenAt: 'yesterday' }));
  writeFileSync(join(directory, 'cut.json'), JSON.stringify(SNAPSHOTS.web).slice(0, 300));
  writeFileSync(join(directory, 'text.txt'), 'neither an image nor a snapshot\n');
  mkdirSync(join(directory, 'empty'), { recursive: true });
  mkdirSync(join(directory, 'bin'));
  writeFileSync(join(directory, 'bin/run'), '#!/usr/bin/env python3\n');
  chmodSync(join(directory, 'bin/run'), 0o755);
  mkdirSync(join(directory, 'bad-rules'), { recursive: true });
  writeFileSync(join(directory, 'bad-rules/pack.yaml'), 'rules:\n  - id: Bad Name\n    level: fatal\n');
  mkdirSync(join(directory, 'failing-rules'), { recursive: true });
  writeFileSync(join(directory, 'failing-rules/pack.yaml'), FAILING_RULE);
  for (const [path, text] of Object.entries(SETTINGS)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  }
}

/** Files of settings in two roots: of two formats, of none, and a broken one. */
const SETTINGS: Readonly<Record<string, string>> = {
  'here/srv/app.toml': '[server]\nport = 8080\nhosts = ["a", "b"]\n\n[database]\npassword = "hunter2xyz"\n',
  'here/srv/app.rc': 'mode=fast\n; a comment\n[log]\nlevel = info\n',
  'here/srv/odd': 'listen on 80\n',
  'here/srv/broken.json': '{"a": ',
  'there/srv/app.toml': '# moved\n[database]\npassword = "hunter3xyz"\n\n[server]\nhosts = [ "a", "b" ]\nport = 9090\n',
  'there/srv/app.rc': '[log]\nlevel = debug\n',
  'there/srv/odd': 'listen on 81\n',
};
