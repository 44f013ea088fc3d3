import type { Difference } from '../../src/model/difference.js';
import type { EnvironmentDescription } from '../../src/model/environment.js';
import type { Finding } from '../../src/model/finding.js';
import type { DiffReport, ReportedRule } from '../../src/model/report.js';
import { htmlReporter } from '../../src/reports/html.js';
import { aDifference, aDiffReport, aFinding, aReport, aTarget, PLAIN } from './report.js';

/*
 * The report in the pictures of docs/screenshots: what a check of a site says, written down here, so that the pictures
 * change with how reports look and not with every rule.
 */

const TOOL = { name: 'hostdrift', version: '0.1.0' } as const;
const SIGN = '/srv/site/bin/sign';

const missing = aFinding({
  rule: 'missing-library',
  cause: 'missing-library:libcrypto.so.3',
  message: `${SIGN} needs libcrypto.so.3, which the loader does not find`,
  evidence: [
    { environment: 'payload', path: SIGN, fact: 'needs libssl.so.3' },
    {
      environment: 'payload',
      path: '/srv/site/lib/libssl.so.3',
      fact: 'is found by its RUNPATH; needs libcrypto.so.3',
    },
    { environment: 'target', fact: 'searched, without finding it: /etc/ld.so.cache, /lib/x86_64-linux-gnu, /usr/lib' },
    { environment: 'target', path: '/usr/lib/x86_64-linux-gnu/libcrypto.so.1.1', fact: 'is there instead' },
  ],
  fix: 'Install the package libssl3t64 in the target, or ship libcrypto.so.3 with the software.',
});

const directive = aFinding({
  rule: 'nginx-directive-unknown',
  message: 'nginx 1.22.1 does not know the directive http2: it does not start',
  evidence: [
    { environment: 'source', path: '/etc/nginx/sites-enabled/site', line: 3, fact: 'http2 on' },
    { environment: 'source', fact: 'nginx 1.26.3-3+deb13u1' },
    { environment: 'target', fact: 'nginx 1.22.1-9+deb12u3' },
  ],
  fix: 'Write it in the way that the version in the target knows.',
});

const library = aFinding({
  rule: 'library-gone',
  level: 'warning',
  message: 'missing in the target: 12 libraries of the source',
  evidence: Array.from({ length: 12 }, (_, index) => ({
    environment: 'source' as const,
    path: `/usr/lib/x86_64-linux-gnu/libexample-${index + 1}.so.${index}`,
    fact: `soname libexample-${index + 1}.so.${index}`,
  })),
  fix: 'Install the packages that bring the libraries which the software uses.',
});

const accepted = aFinding({
  rule: 'distribution-older',
  level: 'warning',
  status: 'waived',
  waiver: { reason: 'moves in spring', owner: 'ops@example.org', expires: '2030-12-31' },
  message: 'the target is an older release, Debian GNU/Linux 12 (bookworm)',
  evidence: [],
  fix: 'Build on the oldest release that must be supported.',
});

const rule = (title: string, why: string): ReportedRule => ({ title, level: 'error', why, fix: '', references: [] });
const RULES = {
  'missing-library': rule('A program needs a library that the loader does not find', 'It ends before its first line.'),
  'nginx-directive-unknown': rule('nginx does not know a directive', 'It refuses the whole configuration.'),
  'library-gone': rule('Libraries of the source are not in the target', 'What is linked with one does not start.'),
  'distribution-older': rule('The target is an older release', 'Much in it is older.'),
};

const setting = (key: string, source: object | undefined, target: object | undefined): Difference =>
  aDifference({ section: 'configuration', key, source: source as never, target: target as never });

const SETTINGS = [
  setting(
    'nginx:http.server.listen',
    { value: '443 ssl', path: '/etc/nginx/sites-enabled/site', line: 2 },
    { value: '443 ssl http2', path: '/etc/nginx/sites-enabled/site', line: 2 },
  ),
  setting('nginx:http.server.http2', { value: 'on', path: '/etc/nginx/sites-enabled/site', line: 3 }, undefined),
  setting(
    'mariadb:mariadbd.max_connections',
    { value: 400, path: '/etc/mysql/mariadb.conf.d/90-site.cnf', line: 4 },
    { value: 151 },
  ),
];

const PACKAGES = ['adduser', 'apt', 'base-files', 'bash', 'coreutils', 'libc6', 'nginx', 'openssl'].map((name, index) =>
  aDifference({
    key: `deb/${name}:amd64`,
    fields: [{ field: 'version', source: `${index + 3}.2-1+deb13u1`, target: `${index + 2}.9-2+deb12u4` }],
  }),
);

const system = (reference: string): EnvironmentDescription => ({
  reference,
  kind: 'image',
  platform: { os: 'linux', architecture: 'amd64' },
});

const target = (reference: string, findings: Finding[]) =>
  aTarget(reference, findings, { environment: system(reference), summary: { folded: 1204 } as never });

/** The page about one target, or about three. */
export function picturedReport(targets: 1 | 3): string {
  const all = [
    target('debian-12', [missing, directive, library, accepted]),
    target('docker-archive:customer.tar', [directive, library]),
    target('debian-13', [{ ...library, message: 'missing in the target: 12 libraries' }]),
  ].slice(0, targets);
  const report = aReport(all, { tool: TOOL, source: system('docker-archive:site-4.2.tar'), rules: RULES });
  const differences: DiffReport = aDiffReport(
    {
      configuration: { status: 'complete', differences: SETTINGS },
      packages: { status: 'complete', differences: PACKAGES },
    },
    { tool: TOOL },
  );
  return htmlReporter.render({ ...report, scope: '/srv/site' }, { ...PLAIN, differences: all.map(() => differences) });
}
