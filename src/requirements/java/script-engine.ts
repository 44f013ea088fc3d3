import type { Unmet } from '../../model/proof.js';
import { unmet } from '../scene.js';
import { type Classes, classesSay, type Runtime, runtimeSays } from './world.js';

const ASKS =
  /^javax\/script\/ScriptEngineManager\.getEngineBy(?:Name|Extension)\(.* "(?:nashorn|javascript|ecmascript|js)"$/i;
const ENGINE = 'jdk/nashorn/api/scripting';

/** A program that asks for JavaScript of a runtime that has lost it (JEP 372): it gets null, unless an archive brings one. */
export function missingScriptEngine(main: Classes, runtime: Runtime): Unmet[] {
  const { packages, version } = runtime.fact;
  if (packages === undefined || packages.includes(ENGINE)) return [];
  if (!(main.fact.sure ?? []).some((use) => ASKS.test(use))) return [];
  const evidence = [
    classesSay(main, 'asks for a script engine for JavaScript'),
    runtimeSays(runtime, `is Java ${version}, which has none (Nashorn left with Java 15)`),
  ];
  const message = `${main.path} asks for JavaScript, which Java ${version} no longer brings: it gets null`;
  const fix = 'Ship nashorn-core or GraalJS on the class path, or use a Java older than 15 in the target.';
  return [unmet('java-script-engine', 'language-version:nashorn', message, evidence, { fix, level: 'warning' })];
}
