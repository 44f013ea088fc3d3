import assert from 'node:assert/strict';
import { builtinModules } from 'node:module';
import { APIS, builtinModule, describeAvailability, isAvailable, SYNTAX } from '../../../src/formats/node/platform.js';

describe('isAvailable', () => {
  it('counts a line from its own release on, and every line after the last', () => {
    const both = { since: ['18.20', '20.10', '21.0'] };
    const answers = ['18.19.9', '18.20.0', '19.9.0', '20.9.0', '20.10.0', '21.0.0', '26.0.0'].map((one) =>
      isAvailable(both, one),
    );
    assert.deepEqual(answers, [false, true, false, false, true, true, true]);
  });

  it('knows what goes', () => {
    assert.deepEqual(
      ['21.9.0', '22.0.0'].map((one) => isAvailable({ since: ['16.14', '17.1'], until: 22 }, one)),
      [true, false],
    );
  });

  it('agrees with the Node.js that runs the tests', () => {
    const version = process.versions.node;
    const wrong = Object.entries(APIS)
      .filter(
        ([name]) => /^[A-Za-z]+(?:\.[A-Za-z]+)?$/.test(name) && !/^(?:fs|util|tls|crypto|buffer|module)\./.test(name),
      )
      .filter(([name, availability]) => {
        const [object = '', member] = name.split('.');
        const value = Reflect.get(globalThis, object) as Record<string, unknown> | undefined;
        const there = member === undefined ? value !== undefined : value?.[member] !== undefined;
        return there !== isAvailable(availability, version);
      })
      .map(([name]) => name);
    assert.deepEqual(wrong, []);
  });
});

describe('builtinModule', () => {
  it('knows every module of the Node.js that runs the tests', () => {
    const open = builtinModules.filter((name) => !name.startsWith('_'));
    const unknown = open.filter(
      (name) => builtinModule(name, 'require')?.every((one) => isAvailable(one, process.versions.node)) !== true,
    );
    assert.deepEqual(unknown, []);
  });

  it('tells packages apart, and modules that need their prefix', () => {
    assert.equal(builtinModule('express', 'require'), undefined);
    assert.equal(builtinModule('test', 'require'), undefined);
    assert.deepEqual(
      builtinModule('node:sqlite', 'require')?.map((one) => isAvailable(one, '20.19.2')),
      [true, false],
    );
  });
});

describe('describeAvailability', () => {
  it('speaks to people', () => {
    assert.equal(describeAvailability({ since: ['18.20', '20.10'] }), 'Node.js 18.20 or 20.10 and newer');
    assert.match(describeAvailability(SYNTAX['import-assertion'] ?? { since: [] }), /before 22/);
  });
});
