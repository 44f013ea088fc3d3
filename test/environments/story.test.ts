import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { parse } from 'junit2json';
import type { Log } from 'sarif';
import { ROOT } from '../../src/dev/root.js';
import { startBrowser } from '../support/browser.js';
import { pendingUnless } from '../support/pending.js';
import { json, Layout } from '../support/site/image.js';
import { Machine } from '../support/site/machine.js';
import { storyRoot } from '../support/site/roots.js';
import { MARIADB_SITE, NGINX_SITE, SITE } from '../support/site/site.js';

const NGINX = '/etc/nginx/sites-enabled/site';
const STORY = join(ROOT, 'docs/story.md');
const UNWANTED = ['proc/*', 'sys/*', 'dev/*', 'usr/share/doc/*', 'usr/share/man/*', 'var/cache/*', 'var/lib/mysql/*'];

/** The release: its nginx speaks HTTP/2 by a directive that nginx has had since 1.25. */
const RELEASE = {
  '/srv/site/app.py': SITE['/srv/site/app.py'],
  '/etc/nginx/sites-enabled/default': undefined,
  [NGINX]: NGINX_SITE.replace('listen 80', 'http2 on;\n  listen 80'),
  '/etc/mysql/mariadb.conf.d/90-site.cnf': MARIADB_SITE,
};

describe('the story of docs/story.md', function () {
  this.timeout(3_600_000);
  let directory = '';
  const machines: Machine[] = [];
  /** What was said of each command. */
  const said = new Map<string, string>();

  before(function () {
    pendingUnless(this, existsSync(join(ROOT, 'dist/bin/run.js')), 'needs npm run build');
    directory = mkdtempSync(join(tmpdir(), 'hostdrift-story-'));
    for (const suite of ['trixie', 'bookworm'] as const) {
      const root = storyRoot(suite);
      if ('reason' in root) pendingUnless(this, false, root.reason);
      else machines.push(new Machine(suite, root.path, directory));
    }
    mkdirSync(join(directory, '.bin'));
    const program = `#!/bin/sh\nexec '${process.execPath}' '${join(ROOT, 'dist/bin/run.js')}' "$@"\n`;
    writeFileSync(join(directory, '.bin/hostdrift'), program, { mode: 0o755 });
  });

  after(() => {
    for (const machine of machines) machine.close();
    if (directory !== '') rmSync(directory, { recursive: true, force: true });
  });

  /** Runs a line as a person would, and keeps what it says. */
  function shell(line: string): { readonly status: number | null; readonly text: string } {
    const env = { PATH: `${directory}/.bin:/usr/bin:/bin`, HOME: directory, COLUMNS: '100' };
    const { status, stdout, stderr } = spawnSync('sh', ['-c', line], {
      cwd: directory,
      env,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    assert.doesNotMatch(stderr, /^ {4}at /m);
    said.set(line, stdout);
    return { status, text: stdout + stderr };
  }

  /** The customer runs the script, and sends what it wrote. */
  function customerSends(name: string): void {
    const root = machine(1).root;
    writeFileSync(join(root, 'root/collect.sh'), readFileSync(join(directory, 'collect.sh')));
    const { status, text } = machine(1).run('rm -f /root/*.tar.gz; cd /root && sh collect.sh', 600);
    assert.equal(status, 0, text);
    const sent = readdirSync(join(root, 'root')).filter((file) => file.endsWith('.hostdrift.tar.gz'));
    assert.equal(sent.length, 1);
    spawnSync('mv', [join(root, 'root', sent[0] ?? ''), join(directory, name)]);
  }

  function machine(index: 0 | 1): Machine {
    const found = machines[index];
    assert.ok(found);
    return found;
  }

  const layout = () => new Layout(join(directory, 'site'));
  const CHECK = 'hostdrift check oci-dir:site:4.2 customer.tar.gz --app /srv/site';
  const OUTPUTS = '--output html=report.html --output sarif=report.sarif --output junit=report.xml';
  let image: Layout;
  let layers: ReturnType<Layout['layer']>[] = [];

  it('begins with a website that works on Debian 13 and does not start at the customer, who has Debian 12', () => {
    const [development, customer] = [machine(0), machine(1)];
    // The roots are those of all servers that are tried; this site has no PostgreSQL, and no certificate made for it.
    for (const each of [development, customer])
      assert.equal(each.run('rm -rf /etc/postgresql /etc/ssl/certs/ssl-cert-* /etc/ssl/private/*').status, 0);
    development.change(RELEASE);
    customer.change(RELEASE);
    assert.equal(development.run('nginx -t').status, 0, development.run('nginx -t').text);
    assert.match(customer.run('nginx -t').text, /unknown directive "http2"/);
    image = layout();
    layers = [image.layer('-C', development.root, ...UNWANTED.map((path) => `--exclude=./${path}`), '.')];
    image.tag('4.2', layers);
  });

  it('has the customer collect what is there, and says in the terminal what breaks', () => {
    assert.equal(shell('hostdrift collector > collect.sh').status, 0);
    customerSends('customer.tar.gz');
    const { status, text } = shell(`${CHECK} ${OUTPUTS}`);
    assert.equal(status, 1, text);
    assert.match(text, /nginx-directive-unknown/);
    assert.match(text, /breaks — 1 error/);
  });

  it('gives support a page that opens in a browser', async function () {
    const browser = await startBrowser(this);
    try {
      const page = await browser.newPage();
      page.on('pageerror', (error) => assert.fail(error.message));
      await page.goto(pathToFileURL(join(directory, 'report.html')).href);
      const headings = await page.locator('article:visible h4').allTextContents();
      assert.ok(
        headings.some((heading) => heading.includes('http2')),
        headings.join('; '),
      );
    } finally {
      await browser.close();
    }
  });

  it('gives machines SARIF and JUnit, which others read', async () => {
    const schema = json(createRequire(import.meta.url).resolve('schemastore/schemas/json/sarif-2.1.0.json'));
    const ajv = new Ajv({ strict: false, unicodeRegExp: false });
    formats.default(ajv);
    const valid = ajv.compile(schema as object);
    const log = json(join(directory, 'report.sarif')) as Log;
    assert.ok(valid(log), JSON.stringify(valid.errors));
    const errors = log.runs.flatMap(({ results = [] }) => results).filter(({ level }) => level === 'error');
    assert.deepEqual(
      errors.map(({ ruleId }) => ruleId),
      ['nginx-directive-unknown'],
    );
    const suites = await parse(readFileSync(join(directory, 'report.xml'), 'utf8'));
    assert.match(JSON.stringify(suites), /nginx-directive-unknown/);
  });

  it('is clean after the fix, and the site starts', () => {
    const [development, customer] = [machine(0), machine(1)];
    const fixed = { [NGINX]: NGINX_SITE };
    development.change(fixed);
    customer.change(fixed);
    assert.equal(customer.run('nginx -t').status, 0);
    layers = [...layers, image.layer('-C', development.root, `.${NGINX}`)];
    image.tag('4.2.1', layers);
    customerSends('customer.tar.gz');
    const { status, text } = shell(CHECK.replace('4.2', '4.2.1'));
    assert.equal(status, 0, text);
    assert.match(text, /✓ .*runs/);
  });

  it('turns the gate red when a program is built in that asks for a newer library', () => {
    const [development, customer] = [machine(0), machine(1)];
    assert.equal(development.run('mkdir /srv/site/bin && cp /usr/bin/python3.13 /srv/site/bin/report').status, 0);
    image.tag('4.3', [...layers, image.layer('-C', development.root, './srv/site/bin')]);
    const { status, text } = shell(`${CHECK.replace('4.2', '4.3')} --entry /srv/site/bin/report`);
    assert.equal(status, 1, text);
    assert.match(text, /report needs GLIBC_2\.38/);
    mkdirSync(join(customer.root, 'srv/site/bin'), { recursive: true });
    spawnSync('cp', [join(development.root, 'srv/site/bin/report'), join(customer.root, 'srv/site/bin/report')]);
    assert.notEqual(customer.run('/srv/site/bin/report -V').status, 0);
  });

  it('is told in docs/story.md as it happened', () => {
    let text = readFileSync(STORY, 'utf8');
    for (const [line, output] of said) {
      const told = `$ ${line}\n${shown(output)}`;
      const there = text.split('```').find((block) => block.includes(`$ ${line}\n`));
      assert.ok(there, `docs/story.md has no block with: $ ${line}`);
      if (process.env.UPDATE_STORY === '1') text = text.replace(there, `sh\n${told}`);
      else assert.equal(steady(there), steady(`sh\n${told}`), 'if this is right, refresh it with UPDATE_STORY=1');
    }
    if (process.env.UPDATE_STORY === '1') writeFileSync(STORY, text);
  });
});

/** As much of an output as a page shows: to the end of its errors. */
function shown(output: string): string {
  const [errors = ''] = output.split(/^Warnings$/m);
  return errors === '' ? '' : `${errors.trimEnd()}\n`;
}

/** Without digests and numbers, which are others with every release of a package, and however lines are broken. */
function steady(text: string): string {
  return text
    .replace(/sha256:[0-9a-f]+|\d+(?:[.,]\d+)*/g, 'N')
    .replace(/\s+/g, ' ')
    .trim();
}
