import type { ExampleSections, RuleDescriptor } from '../../model/rule.js';
import { program, system } from '../rules/facts.js';

const BUNDLE = { '/etc/ssl/certs/ca-certificates.crt': { count: 140, authorities: [] } };
const ZONES = { data: { zones: ['Europe/Berlin'] } };

/** A program, and a system that has what it reads. */
function built(more: Readonly<Record<string, unknown>>): ExampleSections {
  return {
    programs: { '/srv/api': program({ linking: 'static' }) } as ExampleSections[string],
    authorities: BUNDLE,
    timezones: ZONES,
    go: { '/srv/api': { version: 'go1.22.3', modules: {}, ...more } },
  };
}

const EMPTY: ExampleSections = { ...system(), authorities: {}, certificates: {}, timezones: { data: {} } };
const FULL: ExampleSections = {
  ...system(),
  authorities: BUNDLE,
  certificates: {},
  timezones: ZONES,
};

function processor(level: string): ExampleSections {
  return { ...FULL, cpu: { cpu: { model: 'x', count: 1, flags: [], level } } };
}

/** What explains the needs of programs in Go that are not met. */
export const GO_RULES: readonly RuleDescriptor[] = [
  {
    id: 'go-authorities',
    title: 'A program in Go verifies certificates, and the target has no authorities',
    level: 'warning',
    why:
      'crypto/x509 reads the bundle of authorities from the files of the system. A static program runs in an image that is ' +
      'otherwise empty, but every TLS connection that it opens then ends with "x509: certificate signed by unknown ' +
      'authority". Whether it opens one is not in the files: that the functions are linked in is.',
    fix: 'Install ca-certificates in the target, or copy a bundle to /etc/ssl/certs/ca-certificates.crt.',
    references: ['https://go.dev/src/crypto/x509/root_linux.go', 'https://pkg.go.dev/crypto/x509#SystemCertPool'],
    sections: ['source.go', 'target.authorities', 'target.certificates'],
    examples: [
      { name: 'an empty image', source: built({ authorities: 'system' }), target: EMPTY, findings: 1 },
      { name: 'with a bundle', source: built({ authorities: 'system' }), target: FULL, findings: 0 },
      { name: 'authorities of its own', source: built({ authorities: 'own' }), target: EMPTY, findings: 0 },
    ],
  },
  {
    id: 'go-time-zones',
    title: 'A program in Go loads time zones, and the target has none',
    level: 'warning',
    why:
      'time.LoadLocation reads /usr/share/zoneinfo, and fails with "unknown time zone" where that is missing, unless the ' +
      'program is built with time/tzdata. The program is linked with the function; whether it calls it, and for which zone, ' +
      'is not in the files.',
    fix: 'Install tzdata in the target, or build with -tags timetzdata.',
    references: ['https://pkg.go.dev/time#LoadLocation', 'https://pkg.go.dev/time/tzdata'],
    sections: ['source.go', 'target.timezones'],
    examples: [
      { name: 'an empty image', source: built({ zones: 'system' }), target: EMPTY, findings: 1 },
      { name: 'zones compiled in', source: built({ zones: 'own' }), target: EMPTY, findings: 0 },
    ],
  },
  {
    id: 'go-processor',
    as: ['files', 'container'],
    title: 'A program in Go is built for a newer processor',
    level: 'error',
    why:
      'With GOAMD64=v2 to v4 the runtime checks the processor before it does anything else, and ends: "This program can only ' +
      'be run on AMD64 processors with v3 microarchitecture support".',
    fix: 'Build with a lower GOAMD64, or run it on a newer processor.',
    references: ['https://go.dev/wiki/MinimumRequirements'],
    sections: ['source.go', 'target.cpu'],
    examples: [
      { name: 'an old processor', source: built({ level: 3 }), target: processor('x86-64-v2'), findings: 1 },
      { name: 'a newer one', source: built({ level: 3 }), target: processor('x86-64-v3'), findings: 0 },
    ],
  },
];
