import assert from 'node:assert/strict';
import { problemsAbout, type Section, statusAbout } from '../../src/model/snapshot.js';

const problem = (about?: string) => ({
  reason: 'unreadable' as const,
  message: 'permission denied',
  ...(about === undefined ? {} : { about }),
});

function section(...about: (string | undefined)[]): Section {
  return { status: 'partial', problems: about.map(problem), facts: {} };
}

describe('how far some facts of a section can be trusted', () => {
  it('goes by the problems that may hide them', () => {
    assert.equal(statusAbout(section('nginx:'), ['mysql:']), 'complete');
    assert.equal(statusAbout(section('nginx:'), ['nginx:http.x']), 'partial');
    assert.equal(statusAbout(section('nginx:'), ['mysql:', 'nginx:']), 'partial');
    assert.equal(problemsAbout(section('nginx:', 'php:'), ['php:a']).length, 1);
  });

  it('is that of the section where a problem may hide any, where no keys are told, and where nothing could be read', () => {
    assert.equal(statusAbout(section('nginx:', undefined), ['mysql:']), 'partial');
    assert.equal(statusAbout(section('nginx:')), 'partial');
    assert.equal(statusAbout({ ...section('nginx:'), status: 'failed' }, ['mysql:']), 'failed');
    assert.equal(statusAbout(section(), ['mysql:']), 'partial');
  });
});
