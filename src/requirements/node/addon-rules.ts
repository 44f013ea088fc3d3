import { symbolHash } from '../../formats/elf/symbol-hash.js';
import { encodeSymbolSet } from '../../formats/elf/symbol-set.js';
import type { RuleDescriptor } from '../../model/rule.js';
import { elf, library, program } from '../rules/facts.js';
import { app, type Facts, needs, runtime } from './examples.js';

const SECTIONS = ['source.node-code', 'source.node-packages', 'target.node', 'target.node-packages', 'target.programs'];
const ADDONS = 'https://nodejs.org/api/addons.html';
const NODE_API = 'https://nodejs.org/api/n-api.html';
const RELEASES = 'https://nodejs.org/en/about/previous-releases';

const native = '/srv/app/node_modules/fast';
const nativePackage = { [native]: { kind: 'package', name: 'fast', builds: true, start: `${native}/index.js` } };
const nativeCode = {
  [`${native}/index.js`]: { modules: [], addons: [{ loader: 'bindings', name: 'fast', when: 'start' }] },
};
const addonFile = `${native}/build/Release/fast.node`;
const withAddon = { [native]: { ...nativePackage[native], addons: [addonFile] } };
const withMain = { [native]: { kind: 'package', name: 'fast', start: addonFile, addons: [addonFile] } };

/** An add-on, or a program, that defines these functions and wants those. */
function symbols(defines: readonly string[], wants: readonly string[] = []): Facts {
  const hashes = Uint32Array.from(defines, symbolHash).sort();
  return {
    defined: { '': encodeSymbolSet(hashes) },
    ...(wants.length === 0 ? {} : { eager: { '': wants.join('\n') } }),
  };
}

const registers115 = elf({ name: 'fast.node', defines: [], ...symbols(['node_register_module_v115']) });
const callsNewer = elf({
  name: 'fast.node',
  defines: [],
  ...symbols(['napi_register_module_v1'], ['napi_create_object', 'node_api_get_module_file_name']),
});
const hasOlder = { '/usr/bin/node': program({ owner: 'deb/nodejs:amd64', ...symbols(['napi_create_object']) }) };
const hasBoth = {
  '/usr/bin/node': program({
    owner: 'deb/nodejs:amd64',
    ...symbols(['napi_create_object', 'node_api_get_module_file_name']),
  }),
};

/** What explains why an add-on of Node.js is not loaded. */
export const ADDON_RULES: readonly RuleDescriptor[] = [
  {
    id: 'node-no-prebuild',
    title: 'A package was installed without the add-on for this platform',
    level: 'error',
    why:
      'Packages with a compiled part build or fetch it when they are installed, or have one optional package for each ' +
      'platform. Installed with --ignore-scripts or --no-optional, or on another system, processor or C library, that part is ' +
      'missing or for another machine.',
    fix: 'Install on a machine like the target, with scripts and optional packages, and ship that node_modules.',
    references: ['https://docs.npmjs.com/cli/v11/configuring-npm/package-json', ADDONS],
    sections: SECTIONS,
    examples: [
      {
        name: 'installed with --ignore-scripts',
        source: app(needs('fast'), { packages: nativePackage, code: nativeCode }),
        target: runtime('20.19.2', 115),
        findings: 1,
      },
      {
        name: 'with its add-on',
        source: app(needs('fast'), {
          packages: withAddon,
          code: nativeCode,
          libraries: { [addonFile]: library('fast.node') },
        }),
        target: runtime('20.19.2', 115),
        findings: 0,
      },
    ],
  },
  {
    id: 'node-abi',
    title: 'An add-on was compiled for another release of Node.js',
    level: 'error',
    why:
      'An add-on that does not go by Node-API is tied to one NODE_MODULE_VERSION; another Node.js refuses it: "was compiled ' +
      'against a different Node.js version".',
    fix: 'Build it with the Node.js of the target (npm rebuild), or use a release of the package made with Node-API.',
    references: [ADDONS, RELEASES],
    sections: SECTIONS,
    examples: [
      {
        name: 'for Node.js 20, on 18',
        source: app(needs('fast'), { packages: withMain, libraries: { [addonFile]: registers115 } }),
        target: runtime('18.20.4', 108),
        findings: 1,
      },
      {
        name: 'for Node.js 20, on 20',
        source: app(needs('fast'), { packages: withMain, libraries: { [addonFile]: registers115 } }),
        target: runtime('20.19.2', 115),
        findings: 0,
      },
    ],
  },
  {
    id: 'node-api-version',
    title: 'An add-on calls a newer Node-API than the Node.js of the target has',
    level: 'error',
    why:
      'Add-ons made with Node-API run with all later releases, but not with earlier ones: functions of a newer version are ' +
      'not there, and the process ends when they are called, often without a word.',
    fix: 'Use a newer Node.js in the target, or an older release of the package.',
    references: [NODE_API],
    sections: SECTIONS,
    examples: [
      {
        name: 'a function that came later',
        source: app(needs('fast'), { packages: withMain, libraries: { [addonFile]: callsNewer } }),
        target: runtime('14.21.3', 83, { programs: hasOlder }),
        findings: 1,
      },
      {
        name: 'one that is there',
        source: app(needs('fast'), { packages: withMain, libraries: { [addonFile]: callsNewer } }),
        target: runtime('20.19.2', 115, { programs: hasBoth }),
        findings: 0,
      },
    ],
  },
];
