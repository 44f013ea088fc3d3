import type { Name } from './name.js';

/**
 * A rule for a pack, named by the folder or by the rule itself, with its examples, which are its test:
 * `hostdrift rules test` and `npm test` run them.
 */
export function ruleFiles({ path, id, words }: Name): ReadonlyMap<string, string> {
  const rule = `
  - id: ${id}
    title: The package ${words} is gone
    level: warning
    why: Say here what breaks, and how one can see that it breaks.
    fix: Say here what a person does about it.
    references:
      - https://www.debian.org/doc/debian-policy/ch-relationships.html
    on: packages
    kinds: [removed]
    match: fact.name == "${id}"
    message: The target lacks the package {source.name}, which is {source.version} in the source.
    evidence:
      - environment: source
        fact: "{source.name} {source.version} is installed"
      - environment: target
        fact: "no package {source.name}"
    examples:
      - name: the package is gone
        source:
          packages:
            "deb/${id}": { type: deb, name: ${id}, version: "1.0-1", state: installed }
        target: {}
        findings: 1
      - name: the package is the same
        source:
          packages:
            "deb/${id}": { type: deb, name: ${id}, version: "1.0-1", state: installed }
        target:
          packages:
            "deb/${id}": { type: deb, name: ${id}, version: "1.0-1", state: installed }
        findings: 0
`;
  return new Map([[`rules/${path.split('/')[0]}.yaml`, rule.slice(1)]]);
}
