import { type Availability, describeAvailability, isAvailable } from '../../formats/node/platform.js';
import type { NodeCodeFact } from '../../model/facts/node.js';
import type { Evidence } from '../../model/finding.js';
import type { Unmet } from '../../model/proof.js';
import { says, unmet } from '../scene.js';
import type { NodeWorld, Placed } from './world.js';

/** Since when `require` takes ECMAScript modules, and since when a file's syntax says that it is one. */
const REQUIRE_MODULE: Availability = { since: ['20.19', '22.12'] };
const DETECT_MODULE: Availability = { since: ['20.19', '22.7'] };

/**
 * What of a file does not go together with the kind of module that it is, in a release (`18.20.4`).
 * @param evidence who loads the file, then a place for what it is, then the runtime.
 */
export function moduleKind(
  world: NodeWorld,
  code: Placed<NodeCodeFact>,
  how: 'require' | 'import',
  evidence: readonly Evidence[],
  version: string,
): Unmet[] {
  const declared = declaredKind(code.path, world.nearest(code.path)?.fact.type);
  const isModule = declared === 'module' || (declared === undefined && code.fact.module === true);
  const told = (fact: string) => evidence.map((one) => (one.fact === '' ? says(code, fact) : one));
  if (!isModule) return [];
  if (declared === undefined && !isAvailable(DETECT_MODULE, version)) {
    const fact = 'is an ECMAScript module, and neither its name nor a package.json says so';
    const message = `${code.path} ${fact}: Node.js ${version} takes it for a script`;
    const fix = 'Call it .mjs, or write "type": "module" in its package.json.';
    return [unmet('node-syntax', 'language-version:syntax', message, told(fact), { fix })];
  }
  if (how === 'require' && !isAvailable(REQUIRE_MODULE, version)) {
    const message = `${code.path} is an ECMAScript module, which require of Node.js ${version} does not load`;
    const fix = `Use ${describeAvailability(REQUIRE_MODULE)}, a release of the package with a CommonJS build, or import().`;
    return [refused(code, message, told('is an ECMAScript module'), fix)];
  }
  if (how === 'require' && code.fact.syntax?.includes('top-level-await') === true) {
    const fact = 'is an ECMAScript module that awaits something as it is loaded';
    const fix = 'Load it with import(), or wait for it in a function.';
    return [refused(code, `${code.path} ${fact}, which require cannot load`, told(fact), fix)];
  }
  const requires = code.fact.modules.find((use) => use.how === 'require' && use.when === 'start');
  if (declared !== 'module' || requires === undefined || code.fact.ownRequire === true) return [];
  const fact = `is an ECMAScript module and calls require(${JSON.stringify(requires.name)})`;
  const fix = 'Write import, make a require with createRequire, or call the file .cjs.';
  return [refused(code, `${code.path} ${fact}: there is no require in one`, told(fact), fix)];
}

function refused(code: Placed<NodeCodeFact>, message: string, evidence: readonly Evidence[], fix: string): Unmet {
  return unmet('node-require-module', `require-module:${code.path}`, message, evidence, { fix });
}

/** Names that an import takes of a CommonJS module and that it surely does not export: a SyntaxError. */
export function missingNames(
  world: NodeWorld,
  code: Placed<NodeCodeFact>,
  { how, names = [] }: NodeCodeFact['modules'][number],
  target: Placed<NodeCodeFact>,
  asks: readonly Evidence[],
): Unmet[] {
  const { exports, module } = target.fact;
  const kind = declaredKind(target.path, world.nearest(target.path)?.fact.type);
  if (how !== 'import' || exports === undefined || module === true || kind === 'module') return [];
  const missing = names.filter((name) => name !== 'default' && !exports.includes(name));
  return missing.map((name) => {
    const message = `${code.path} imports ${name} of ${target.path}, which does not export it`;
    const fix = `Import the default and take ${name} of it, or use a release that exports it.`;
    return unmet('node-missing-name', `import-name:${name}`, message, [...asks, says(target, `exports no ${name}`)], {
      fix,
    });
  });
}

/** What the name of a file, or else the nearest package.json, says that it holds; `undefined` where neither does. */
function declaredKind(path: string, type: 'module' | 'commonjs' | undefined): 'module' | 'commonjs' | undefined {
  if (path.endsWith('.mjs')) return 'module';
  return path.endsWith('.cjs') ? 'commonjs' : type;
}
