import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { cruise, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser';
import { ROOT } from '../src/dev/root.js';

interface Configuration {
  readonly forbidden: readonly (IForbiddenRuleType & { readonly name: string; readonly comment: string })[];
  readonly options: object;
}

const configuration = (await import(pathToFileURL(join(ROOT, '.dependency-cruiser.mjs')).href)) as {
  readonly default: Configuration;
};
const { forbidden, options } = configuration.default;

/** Names of the broken rules, each with the module that breaks it. */
async function broken(baseDir: string): Promise<string[]> {
  const { output } = await cruise(['src', 'test'], {
    ...options,
    baseDir,
    ruleSet: { forbidden: [...forbidden] },
    validate: true,
  });
  return (output as ICruiseResult).summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`).sort();
}

/** A file that breaks a rule, by the rule's name. */
const BREACHES: Readonly<Record<string, readonly [file: string, text: string]>> = {
  'model-imports-nothing': ['src/model/a.ts', "import type { B } from '../formats/b.js';"],
  'formats-import-nothing': ['src/formats/a.ts', "export type { B } from '../model/b.js';"],
  'versions-import-nothing': ['src/versions/a.ts', "import { b } from '../formats/b.js';"],
  'yaml-imports-nothing': ['src/yaml/a.ts', "import { b } from '../formats/b.js';"],
  'cli-knows-no-stage': ['src/cli/a.ts', "import { b } from '../probes/b.js';"],
  'cli-serves-commands-only': ['src/api/a.ts', "import { b } from '../cli/b.js';"],
  'only-commands-put-together': ['src/compare/a.ts', "import { b } from '../commands/b.js';"],
  'io-in-providers-only': ['src/formats/a.ts', "import { open } from 'node:fs/promises';"],
  'systeminformation-in-providers-only': ['src/probes/a.ts', "const b = await import('systeminformation');"],
  'chalk-in-terminal-only': ['src/reports/json.ts', "import chalk from 'chalk';"],
  'oclif-in-cli-only': ['src/reports/a.ts', "import { Command } from '@oclif/core';"],
  'no-circular': ['src/formats/a.ts', "import { b } from './a.js';"],
  'no-test-in-source': ['src/formats/a.ts', "import { b } from '../../test/b.js';"],
  'no-development-packages-in-source': ['src/formats/a.ts', "import * as fc from 'fast-check';"],
  'no-unresolvable': ['src/formats/a.ts', "import { b } from './nowhere.js';"],
};

describe('who may import whom', function () {
  this.timeout(120_000);

  it('is kept by every file', async () => {
    assert.deepEqual(await broken(ROOT), []);
  });

  it('has a reason for each rule', () => {
    for (const { name, comment } of forbidden) assert.ok(comment.length > 40, `${name} needs a comment that says why`);
  });

  it('cannot be got round by an import in a type', () => {
    const files = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.ts'),
    );
    for (const file of files) {
      const text = readFileSync(join(ROOT, 'src', file), 'utf8');
      assert.doesNotMatch(
        text,
        /\bimport\('[^']*'\)\.[A-Z]/,
        `${file}: write import type; the check does not see import() in a type`,
      );
    }
  });

  describe('fails', () => {
    let directory: string;
    before(() => {
      directory = mkdtempSync(join(tmpdir(), 'hostdrift-layers-'));
    });
    after(() => rmSync(directory, { recursive: true }));

    const write = (file: string, text: string) => {
      mkdirSync(dirname(join(directory, file)), { recursive: true });
      writeFileSync(join(directory, file), `${text}\n`);
    };

    for (const { name, from } of forbidden) {
      it(`on a breach of ${name}`, async () => {
        rmSync(directory, { recursive: true });
        mkdirSync(directory);
        cpSync(join(ROOT, 'package.json'), join(directory, 'package.json'));
        symlinkSync(join(ROOT, 'node_modules'), join(directory, 'node_modules'));
        for (const room of [
          'src/model',
          'src/formats',
          'src/probes',
          'src/commands',
          'src/reports',
          'src/cli',
          'test',
        ]) {
          write(`${room}/b.ts`, 'export const b = 1; export type B = number;');
        }
        // A stage is named by its rule, and each must not know the commands' neighbour, the reports, or the probes.
        const stage = /^\^src\/(\w+)\/$/.exec(String(from.path))?.[1];
        const other = stage === 'reports' ? 'probes' : 'reports';
        const breach = BREACHES[name] ?? [`src/${stage}/a.ts`, `import type { B } from '../${other}/b.js';`];
        write(...breach);
        assert.deepEqual(
          (await broken(directory)).filter((line) => line.startsWith(`${name}: `)),
          [`${name}: ${breach[0]}`],
        );
      });
    }
  });
});
