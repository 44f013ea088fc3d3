import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { ROOT } from '../../src/dev/root.js';
import { snapshot } from '../../src/index.js';
import type { Fact, Snapshot } from '../../src/model/snapshot.js';
import { languageRoot, RootCopy } from '../support/language-root.js';
import { composerPackage, goModules, phpModules, rubyGems } from '../support/listings.js';
import { pendingUnless } from '../support/pending.js';

const SECTIONS = [
  ...[
    'python',
    'python-packages',
    'node-packages',
    'ruby',
    'ruby-gems',
    'php-runtime',
    'composer',
    'go',
    'perl',
    'java',
  ],
];

describe("packages of languages, held against what the languages' own tools list", function () {
  this.timeout(900_000);
  let root: RootCopy | undefined;
  let taken: Snapshot | undefined;

  before(async function () {
    const made = languageRoot();
    pendingUnless(this, !('reason' in made), 'reason' in made ? made.reason : '');
    if ('reason' in made) return;
    root = new RootCopy(made.path);
    const { status, stderr } = root.run('true');
    pendingUnless(this, status === 0, `nothing can be started in the root: ${stderr.trim()}`);
    run('python3 -m venv /srv/venv');
    root.write('/srv/packages/log/composer.json', composerPackage('acme/log', '2.1.0', { php: '>=8.1' }));
    root.write(
      '/srv/packages/http/composer.json',
      composerPackage('acme/http', '1.4.2', { 'acme/log': '^2', 'ext-curl': '*' }),
    );
    root.write(
      '/srv/shop/composer.json',
      JSON.stringify({
        repositories: [{ type: 'path', url: '/srv/packages/*', options: { symlink: false } }, { packagist: false }],
        require: { 'acme/http': '^1.4', 'ext-mbstring': '*' },
      }),
    );
    run('cd /srv/shop && COMPOSER_ALLOW_SUPERUSER=1 composer install --quiet --no-interaction');
    taken = await snapshot(`dir:${root.path}`, { sections: ['packages', ...SECTIONS], takenAt: new Date(0) });
  });

  after(() => root?.close());

  /** What a command of the root prints. */
  function run(command: string): string {
    assert.ok(root);
    const { status, stdout, stderr } = root.run(command);
    assert.equal(status, 0, `${command}: ${stderr}`);
    return stdout;
  }

  function facts(section: string): [string, Fact][] {
    assert.ok(taken);
    const { status = 'missing', facts: all = {}, problems = [] } = taken.sections[section] ?? {};
    assert.equal(status, 'complete', `${section}: ${JSON.stringify(problems)}`);
    return Object.entries(all);
  }

  /** Distributions in these directories, as pip writes them. */
  function distributions(directories: readonly string[]): string[] {
    const found = new Map<string, string>();
    for (const directory of directories) {
      for (const [path, { name, version }] of facts('python-packages')) {
        const key = String(name);
        const isIn = path.replace(/\/[^/]+\.(?:dist|egg)-info(?:\/[^/]*)?$/, '') === directory;
        if (isIn && !found.has(key)) found.set(key, `${key} ${version}`);
      }
    }
    return [...found.values()].sort();
  }

  function listedByPip(command: string): string[] {
    const listed = JSON.parse(run(command)) as { name: string; version: string }[];
    return listed.map(({ name, version }) => `${name} ${version}`).sort();
  }

  it('lists the distributions of Python that pip lists', () => {
    const [python] = facts('python').filter(([, { kind }]) => kind === 'interpreter');
    const listed = listedByPip('pip list --format json');
    assert.ok(listed.length > 5);
    assert.ok(python);
    assert.deepEqual(distributions(python[1].path as string[]), listed);
  });

  it('lists the distributions of a virtual environment that its pip lists', () => {
    const version = run('/srv/venv/bin/python -c "import sys; print(\'%d.%d\' % sys.version_info[:2])"').trim();
    const listed = listedByPip('/srv/venv/bin/pip list --format json');
    assert.deepEqual(distributions([`/srv/venv/lib/python${version}/site-packages`]), listed);
  });

  it('lists the packages of Node.js that npm lists', async () => {
    const { stdout } = spawnSync('npm', ['query', '*'], { cwd: ROOT, encoding: 'utf8', maxBuffer: 1 << 28 });
    const listed = (JSON.parse(stdout) as { location: string; name: string; version: string }[])
      .filter(({ location }) => location !== '')
      .map(({ location, name, version }) => `/${location} ${name} ${version}`);
    const { sections } = await snapshot(`dir:${ROOT}`, { sections: ['node-packages'], takenAt: new Date(0) });
    const known = Object.entries(sections['node-packages']?.facts ?? {})
      .filter(([path, { kind }]) => kind === 'package' && path.startsWith('/node_modules/'))
      .map(([path, { name, version }]) => `${path} ${name} ${version}`);
    assert.ok(listed.length > 100);
    assert.deepEqual(known.sort(), listed.sort());
  });

  it('lists the gems that gem lists', () => {
    const listed = rubyGems(run('gem list'));
    assert.ok(listed.length > 20);
    const known = facts('ruby-gems').map(([, { name, version }]) => `${name} ${version}`);
    assert.deepEqual([...new Set(known)].sort(), listed);
  });

  it('knows the extensions that PHP says it has', () => {
    const [php] = facts('php-runtime').filter(([, { kind }]) => kind === 'interpreter');
    assert.deepEqual(php?.[1].extensions, phpModules(run('php -m')));
  });

  it('lists the packages that Composer shows', () => {
    const text = run('cd /srv/shop && COMPOSER_ALLOW_SUPERUSER=1 composer show --format json');
    const { installed } = JSON.parse(text) as { installed: { name: string; version: string }[] };
    const [, project] = facts('composer').find(([path]) => path === '/srv/shop/vendor') ?? [];
    assert.deepEqual(
      project?.packages,
      Object.fromEntries(installed.map(({ name, version }) => [name, version]).sort()),
    );
    assert.deepEqual(project?.asked, ['curl']);
  });

  it('reads of programs in Go what go version says', () => {
    const paths = facts('go').map(([path]) => path);
    assert.ok(paths.includes('/usr/bin/age'));
    const known = facts('go').map(([path, { version, module, modules }]) => [path, { version, module, modules }]);
    assert.deepEqual(Object.fromEntries(known), goModules(run(`go version -m ${paths.join(' ')}`)));
  });

  it('finds the modules of Perl that Perl finds', () => {
    const [, perl] = facts('perl').find(([path]) => path === '/usr/bin/perl') ?? [];
    const directories = new Map(facts('perl').map(([path, { modules }]) => [path, (modules ?? []) as string[]]));
    assert.ok(perl);
    const known = new Set((perl.path as string[]).flatMap((path) => directories.get(path) ?? []));
    const script =
      'use File::Find; my %seen; for my $top (grep { -d } @INC) { find({ no_chdir => 1, follow_fast => 1, follow_skip => 2, wanted => sub { ' +
      'if (-d && (/\\/auto$/ || ($File::Find::name ne $top && /\\/[^\\/]*\\.[^\\/]*$/))) { $File::Find::prune = 1; return } ' +
      '$seen{substr($_, length($top) + 1)} = 1 if /\\.(pm|pl|ph|al)$/ } }, $top) } print "$_\\n" for sort keys %seen';
    const listed = run(`perl -e '${script}'`).trim().split('\n');
    assert.ok(listed.length > 500);
    assert.deepEqual([...known].sort(), listed.sort());
  });

  it('knows the modules of Java that java lists', () => {
    const listed = run('java --list-modules').trim().split('\n');
    const [, java] = facts('java').find(([, { modules }]) => modules !== undefined) ?? [];
    assert.deepEqual(
      java?.modules,
      listed.map((line) => line.replace(/@.*/, '')),
    );
  });
});
