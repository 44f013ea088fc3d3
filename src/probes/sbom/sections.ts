import type { Bill } from '../../formats/sbom/bill.js';
import { readBill } from '../../formats/sbom/read.js';
import type { Probe } from '../../model/probe.js';
import { EnvironmentError, type Problem } from '../../model/problem.js';
import type { Fact, Section } from '../../model/snapshot.js';
import { visible } from '../../model/visible.js';
import { nodePackages, pythonPackages, systemPackages } from './packages.js';

const ADVICE = 'A bill of materials is CycloneDX, SPDX or Syft JSON.';

/** What a bill can say, and what a kind of package is called that it does not list. */
const LISTED: Readonly<Record<string, { readonly what: string; facts(bill: Bill): Iterable<[string, Fact]> }>> = {
  packages: { what: 'packages of an operating system', facts: systemPackages },
  'python-packages': { what: 'packages of Python', facts: pythonPackages },
  'node-packages': { what: 'packages of Node.js', facts: nodePackages },
};

const NONE: Section = { status: 'not-applicable', problems: [], facts: {} };

/**
 * The sections of these probes as a bill of materials has them: packages by their package URLs, and which system it is.
 * Whatever else a section would hold is unknown, since a bill lists nothing else. Throws {@link EnvironmentError} where the
 * text is no bill of materials.
 */
export function sectionsOf(
  document: { readonly path: string; readonly text: string },
  probes: readonly Probe[],
): Record<string, Section> {
  const bill = parse(document);
  const names = [...new Set(probes.map(({ id, section = id }) => section))].sort();
  // What is never read from files is asked of what runs, or is started; a list of packages is neither.
  const ofFiles = new Set(
    probes.filter((probe) => probe.paths ?? probe.matches).map(({ id, section = id }) => section),
  );
  return Object.fromEntries(names.map((name) => [name, ofFiles.has(name) ? sectionOf(name, bill) : NONE]));
}

function parse({ path, text }: { readonly path: string; readonly text: string }): Bill {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    throw new EnvironmentError(`${path} is no valid JSON (${(error as Error).message})`, ADVICE);
  }
  const bill = readBill(json);
  if (bill === undefined) throw new EnvironmentError(`${path} is no bill of materials`, ADVICE);
  return bill;
}

function sectionOf(name: string, bill: Bill): Section {
  if (name === 'os') return ofSystem(bill);
  const listed = Object.hasOwn(LISTED, name) ? LISTED[name] : undefined;
  if (listed === undefined) return failed('an SBOM lists packages only');
  const facts = [...listed.facts(bill)].sort(([a], [b]) => (a < b ? -1 : 1));
  if (facts.length === 0) return failed(`this SBOM lists no ${listed.what}, which does not say that there are none`);
  const problems = gaps(bill);
  return { status: problems.length === 0 ? 'complete' : 'partial', problems, facts: Object.fromEntries(facts) };
}

function ofSystem({ system }: Bill): Section {
  if (system === undefined) return failed('this SBOM lists packages only, and not which system they are of');
  const problems = ['architecture', 'libc'].map((about): Problem => {
    return { reason: 'unsupported', about, message: `an SBOM lists packages only: it does not tell the ${about}` };
  });
  return { status: 'partial', problems, facts: { release: { ...system } } };
}

function failed(message: string): Section {
  return { status: 'failed', problems: [{ reason: 'unsupported', message }], facts: {} };
}

/** Why a package that is not listed may be there all the same. */
function gaps({ unnamed, incomplete }: Bill): Problem[] {
  const problems: Problem[] = [];
  if (incomplete !== undefined) {
    problems.push({ reason: 'missing', message: `the SBOM calls itself ${visible(incomplete)}: it may not list all` });
  }
  const [first, ...more] = unnamed;
  if (first !== undefined) {
    const others = more.length === 0 ? 'has' : `and ${more.length} more have`;
    const message = `${visible(first)} ${others} no package URL in the SBOM: what kind of package that is is not known`;
    problems.push({ reason: 'unsupported', message });
  }
  return problems;
}
