import assert from 'node:assert/strict';
import { goPlaces, linkedFunctions } from '../../../src/formats/go/program.js';
import { buildElf } from '../../support/elf/build.js';
import { memorySource } from '../../support/elf/source.js';
import { goProgram } from '../../support/go.js';

describe('goPlaces', () => {
  it('tells the note of the linker, and where data and names lie', () => {
    const places = goPlaces(goProgram());
    assert.equal(places?.marked, true);
    assert.equal(places?.data.length, 1);
    assert.equal(places?.names.length, 2);
    assert.equal(goPlaces(goProgram({ unmarked: true }))?.marked, false);
  });

  it('looks for no names in programs of other languages', () => {
    assert.deepEqual(goPlaces(buildElf({ type: 'executable' }))?.names, []);
    assert.equal(goPlaces(buildElf({ static: true })), undefined);
  });
});

describe('linkedFunctions', () => {
  it('finds whole names alone', () => {
    const bytes = goProgram({ functions: ['time.LoadLocation', 'x/time.Now', 'time.LoadLocationFromTZData'] });
    const places = goPlaces(bytes);
    assert.ok(places);
    const wanted = ['time.LoadLocation', 'time.Now', 'time.LoadLocationFrom'];
    assert.deepEqual([...linkedFunctions(memorySource(bytes), places, wanted)], ['time.LoadLocation']);
  });
});
