import type { ExampleSections, RuleDescriptor } from '../../model/rule.js';
import { program } from '../rules/facts.js';
import { ADDON_RULES } from './addon-rules.js';
import { app, needs, runtime } from './examples.js';

const SECTIONS = ['source.node-code', 'source.node-packages', 'target.node', 'target.node-packages', 'target.programs'];
const MODULES = 'https://nodejs.org/api/modules.html';
const ESM = 'https://nodejs.org/api/esm.html';
const RELEASES = 'https://nodejs.org/en/about/previous-releases';

const imports = (name: string) => ({
  module: true,
  modules: [{ name: './body.cjs', how: 'import', when: 'start', file: '/srv/app/body.cjs', names: [name] }],
});

/** An image that starts the project with these options. */
function started(...options: string[]): ExampleSections {
  const config = { entrypoint: [], command: ['node', ...options, '/srv/app/server.js'] };
  return { ...app({}), image: { config } };
}

const express = {
  '/srv/app/node_modules/express': {
    kind: 'package',
    name: 'express',
    start: '/srv/app/node_modules/express/index.js',
  },
};
const declaring = {
  '/srv/app': {
    kind: 'project',
    name: 'app',
    start: '/srv/app/server.js',
    dependencies: { express: '^5.0.0', helmet: '^8.0.0' },
  },
};
const made = (node: string) => ({ '/srv/app': { ...declaring['/srv/app'], dependencies: {}, engines: { node } } });

/** What explains why a program in JavaScript does not start. */
export const NODE_RULES: readonly RuleDescriptor[] = [
  {
    id: 'node-missing-module',
    title: 'A program loads a module that is not there',
    level: 'error',
    why:
      'A program asks for modules by name as it is loaded. The interpreter looks for them in its directories of packages, ' +
      'and ends with "Cannot find module" or "No module named" where a module is in none of them, or came with a later release.',
    fix: 'Install the module with the software, from its lock file, or ship it.',
    references: [MODULES, ESM],
    sections: SECTIONS,
    examples: [
      {
        name: 'a dependency that was not shipped',
        source: app(needs('express')),
        target: runtime('20.19.2', 115),
        findings: 1,
      },
      {
        name: 'one that was',
        source: app(needs('express'), { packages: express }),
        target: runtime('20.19.2', 115),
        findings: 0,
      },
      {
        name: 'one that the program does without',
        source: app(needs('fsevents', 'guarded')),
        target: runtime('20.19.2', 115),
        findings: 0,
      },
      {
        name: 'a module of a later release',
        source: app(needs('node:sqlite')),
        target: runtime('20.19.2', 115),
        findings: 1,
      },
    ],
  },
  {
    id: 'node-engines',
    title: "A project says that it does not support the target's Node.js",
    level: 'warning',
    why:
      'engines in package.json names the releases that a package is made for. Node.js never looks at it, so nothing stops; ' +
      'npm refuses to install where engine-strict is set, yarn in any case. What is used and missing has findings of its own. ' +
      'Of packages that are installed it is a note.',
    fix: 'Use a release that it names, or try the project on this one and say so in engines.',
    references: [
      'https://docs.npmjs.com/cli/v11/configuring-npm/package-json#engines',
      'https://docs.npmjs.com/cli/v11/using-npm/config#engine-strict',
    ],
    sections: SECTIONS,
    examples: [
      {
        name: 'for newer ones',
        source: app({}, { packages: made('>=22') }),
        target: runtime('20.19.2', 115),
        findings: 1,
      },
      {
        name: 'for this one',
        source: app({}, { packages: made('^18 || >=20') }),
        target: runtime('20.19.2', 115),
        findings: 0,
      },
    ],
  },
  {
    id: 'node-dependency',
    title: 'A project is deployed without packages that it declares to need',
    level: 'warning',
    why:
      'A package.json names under dependencies what has to be installed with it, and so do the packages that are. npm ls ' +
      'calls what is not there an unmet dependency: the copy of node_modules is not whole, or was made from another lock ' +
      'file. The program may start without, as long as it does not load it; what it surely loads is an error of its own.',
    fix: 'Install what the lock file says (npm ci --omit=dev) and ship that node_modules whole.',
    references: [
      'https://docs.npmjs.com/cli/v11/configuring-npm/package-json',
      'https://docs.npmjs.com/cli/v11/commands/npm-ls',
    ],
    sections: SECTIONS,
    examples: [
      {
        name: 'one of two',
        source: app({}, { packages: { ...declaring, ...express } }),
        target: runtime('20.19.2', 115),
        findings: 1,
      },
      {
        name: 'none of them, as all are bundled',
        source: app({}, { packages: declaring }),
        target: runtime('20.19.2', 115),
        findings: 0,
      },
    ],
  },
  {
    id: 'node-syntax',
    title: 'Code is written in a JavaScript that the Node.js of the target does not read',
    level: 'error',
    why:
      'A file is parsed before anything in it runs. Syntax that came with a later release, or that a later one dropped ' +
      '(import assertions), is a SyntaxError, and nothing of the file runs.',
    fix: 'Use a newer Node.js in the target, or compile the code for the older one.',
    references: [RELEASES, ESM],
    sections: SECTIONS,
    examples: [
      {
        name: 'optional chaining on Node.js 12',
        source: app({ syntax: ['optional-chaining'] }),
        target: runtime('12.22.12', 72),
        findings: 1,
      },
      {
        name: 'the same on 18',
        source: app({ syntax: ['optional-chaining'] }),
        target: runtime('18.20.4', 108),
        findings: 0,
      },
    ],
  },
  {
    id: 'node-api',
    title: 'Code uses what the Node.js of the target does not have',
    level: 'error',
    why:
      'Global names and functions of built-in modules come with releases, and some go. What a file uses as it is loaded ends ' +
      'the program there and then; what a function uses, when it is called.',
    fix: 'Use a newer Node.js in the target, or do without.',
    references: [RELEASES],
    sections: SECTIONS,
    examples: [
      {
        name: 'fetch on Node.js 12',
        source: app({ features: [{ name: 'fetch', when: 'start' }] }),
        target: runtime('12.22.12', 72),
        findings: 1,
      },
      {
        name: 'fetch on 18',
        source: app({ features: [{ name: 'fetch', when: 'start' }] }),
        target: runtime('18.20.4', 108),
        findings: 0,
      },
    ],
  },
  {
    id: 'node-option',
    title: 'Node.js is started with an option that the one of the target does not know',
    level: 'error',
    why:
      'Options come with releases, and some go. Node.js ends with "bad option" where it does not know one, and refuses in ' +
      'NODE_OPTIONS what is only for the command line.',
    fix: 'Use a Node.js that has the option, or take it out of the command or of NODE_OPTIONS.',
    references: ['https://nodejs.org/api/cli.html', RELEASES],
    sections: [...SECTIONS, 'source.image'],
    examples: [
      {
        name: 'a file of variables on Node.js 18',
        source: started('--env-file=.env'),
        target: runtime('18.20.4', 108),
        findings: 1,
      },
      { name: 'on 20', source: started('--env-file=.env'), target: runtime('20.19.2', 115), findings: 0 },
    ],
  },
  {
    id: 'node-missing-name',
    title: 'A module imports a name that a CommonJS module does not export',
    level: 'error',
    why:
      'The names that an ECMAScript module imports are bound before anything of it runs. Of a CommonJS module Node.js knows ' +
      'those that its text assigns to exports; any other is a SyntaxError.',
    fix: 'Import the default and take the name of it, or use a release that exports it.',
    references: [ESM],
    sections: SECTIONS,
    examples: [
      {
        name: 'a name that is not exported',
        source: app(imports('json'), { code: { '/srv/app/body.cjs': { modules: [], exports: ['raw', 'text'] } } }),
        target: runtime('20.19.2', 115),
        findings: 1,
      },
      {
        name: 'one that is',
        source: app(imports('text'), { code: { '/srv/app/body.cjs': { modules: [], exports: ['raw', 'text'] } } }),
        target: runtime('20.19.2', 115),
        findings: 0,
      },
    ],
  },
  {
    id: 'node-program',
    title: 'A program in JavaScript starts another one that the target does not have',
    level: 'error',
    why:
      'execFileSync and execSync throw when the program that they name is in no directory of PATH. As a file is loaded that ' +
      'ends the whole program.',
    fix: 'Install the package that has the program in the target.',
    references: ['https://nodejs.org/api/child_process.html'],
    sections: SECTIONS,
    examples: [
      {
        name: 'git, which is not there',
        source: app({ programs: [{ name: 'git', when: 'start' }] }),
        target: runtime('20.19.2', 115),
        findings: 1,
      },
      {
        name: 'git, which is',
        source: app({ programs: [{ name: 'git', when: 'start' }] }),
        target: runtime('20.19.2', 115, { programs: { '/usr/bin/git': program({ owner: 'deb/git:amd64' }) } }),
        findings: 0,
      },
    ],
  },
  {
    id: 'node-require-module',
    title: 'require meets an ECMAScript module',
    level: 'error',
    why:
      'Before 22.12 (and 20.19) require refuses ECMAScript modules: ERR_REQUIRE_ESM. Packages turned to them with new major releases. ' +
      'An ECMAScript module has no require itself.',
    fix: 'Use a newer Node.js in the target, a release of the package with a CommonJS build, or import().',
    references: [MODULES, ESM],
    sections: SECTIONS,
    examples: [
      {
        name: 'a package of modules on Node.js 18',
        source: app(needs('express'), {
          packages: {
            '/srv/app/node_modules/express': { ...express['/srv/app/node_modules/express'], type: 'module' },
          },
          code: { '/srv/app/node_modules/express/index.js': { module: true, modules: [] } },
        }),
        target: runtime('18.20.4', 108),
        findings: 1,
      },
      {
        name: 'the same on 22.12',
        source: app(needs('express'), {
          packages: {
            '/srv/app/node_modules/express': { ...express['/srv/app/node_modules/express'], type: 'module' },
          },
          code: { '/srv/app/node_modules/express/index.js': { module: true, modules: [] } },
        }),
        target: runtime('22.12.0', 127),
        findings: 0,
      },
    ],
  },
  ...ADDON_RULES,
];
