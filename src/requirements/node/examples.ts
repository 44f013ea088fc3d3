import type { ExampleSections } from '../../model/rule.js';
import { program, system } from '../rules/facts.js';

/** Facts of an example, by path. */
export type Facts = Readonly<Record<string, unknown>>;

/** A system that has this release of Node.js. */
export function runtime(
  version: string,
  modules: number,
  more: { programs?: Facts; libraries?: Facts } = {},
): ExampleSections {
  const owner = 'deb/nodejs:amd64';
  const base = system({
    programs: { '/usr/bin/node': program({ owner }), ...more.programs },
    ...(more.libraries ? { libraries: more.libraries } : {}),
  });
  return {
    ...base,
    node: { '/usr/bin/node': { version, modules, nodeApi: 9, owner } },
    'node-packages': {},
    'node-code': {},
  };
}

/** A project in /srv/app that is started by its `server.js`. */
export function app(code: Facts, more: { packages?: Facts; libraries?: Facts; code?: Facts } = {}): ExampleSections {
  return {
    'node-packages': { '/srv/app': { kind: 'project', name: 'app', start: '/srv/app/server.js' }, ...more.packages },
    'node-code': { '/srv/app/server.js': { modules: [], ...code }, ...more.code },
    ...(more.libraries === undefined ? {} : { libraries: more.libraries }),
  } as ExampleSections;
}

/** Code that asks for a module. */
export const needs = (name: string, when = 'start') => ({ modules: [{ name, how: 'require', when }] });
