import assert from 'node:assert/strict';
import type { Content, Entry } from '../../src/model/files.js';
import type { Probe } from '../../src/model/probe.js';
import { UnreadableError } from '../../src/model/problem.js';
import { ProbeVisitor, wishOf } from '../../src/probes/visitor.js';
import { textProbe } from '../support/probes.js';

const entry: Entry = { path: '/x', type: 'file', mode: 0o644, uid: 0, gid: 0, size: 4 };
const content: Content = {
  size: 4,
  read: (offset, length) => Buffer.from('text').subarray(offset, offset + length),
  bytes: () => Buffer.from('text'),
};

function visitorOf(...probes: Probe[]): ProbeVisitor {
  return new ProbeVisitor(probes.flatMap(wishOf));
}

describe('ProbeVisitor', () => {
  it('can store what it keeps, and has it again for the same probes', () => {
    const probes = [textProbe('a', { paths: ['/x'] }), textProbe('b', { paths: ['/x'] })];
    const visitor = visitorOf(...probes);
    visitor.select(entry);
    const kept = visitor.visit(entry, content);
    const { storing } = visitorOf(...probes);
    assert.deepEqual(storing.unpack(structuredClone(visitor.storing.pack(kept))), kept);
    const problem = { reason: 'malformed', message: 'x' } as const;
    const failed = [{ probe: probes[1], problem }];
    assert.deepEqual(storing.unpack(structuredClone(visitor.storing.pack(failed))), failed);
    assert.throws(() => visitorOf().storing.unpack([[0, 'x', undefined]]));
  });

  it('has the same key for the same wishes alone', () => {
    const [a, b] = [textProbe('a'), textProbe('b')];
    const key = (...wishes: ConstructorParameters<typeof ProbeVisitor>[0]) => new ProbeVisitor(wishes).storing.key;
    const paths: string[] = [];
    assert.equal(key({ probe: a, paths }), key({ probe: a, paths }));
    assert.equal(
      new Set([key({ probe: a, paths }), key({ probe: b, paths }), key({ probe: a, paths, peculiar: '/x' })]).size,
      3,
    );
  });

  it('does not select what nobody wants', () => {
    assert.equal(visitorOf(textProbe('a', { paths: ['/y'], matches: () => false })).select(entry), 'none');
  });

  it('reads the whole file for a probe that knows its path, and the head where it is asked first', () => {
    assert.equal(visitorOf(textProbe('a', { paths: ['/x'] })).select(entry), 'whole');
    assert.equal(visitorOf(textProbe('a', { matches: () => true })).select(entry), 'whole');
    assert.equal(visitorOf(textProbe('a', { matches: () => true, accepts: () => true })).select(entry), 'head');
  });

  it('reads the parts that all who want the file ask for', () => {
    const visitor = visitorOf(
      textProbe('a', { matches: () => true, accepts: () => [{ offset: 0, length: 2 }] }),
      textProbe('b', { matches: () => true, accepts: () => [{ offset: 3, length: 1 }] }),
      textProbe('c', { matches: () => true, accepts: () => false }),
    );
    assert.equal(visitor.select(entry), 'head');
    assert.deepEqual(visitor.narrow(entry, new Uint8Array(4)), [
      { offset: 0, length: 2 },
      { offset: 3, length: 1 },
    ]);
    assert.deepEqual(
      visitor.visit(entry, content)?.map(({ probe }) => probe.id),
      ['a', 'b'],
    );
  });

  it('names its probes where other threads know them, and tells which files are heavy', () => {
    const probes = [textProbe('a', { paths: ['/x'], isHeavy: true }), textProbe('b', { paths: ['/y'] })];
    const visitor = new ProbeVisitor(probes.flatMap(wishOf), true);
    assert.deepEqual(visitor.names, ['a', 'b']);
    assert.equal(visitorOf(...probes).names, undefined);
    const light = { ...entry, path: '/y' };
    assert.deepEqual([visitor.select(entry), visitor.select(light)], ['whole', 'whole']);
    assert.deepEqual([visitor.isHeavy(entry), visitor.isHeavy(light)], [true, false]);
  });

  it('reads nothing more of a file that all refuse', () => {
    const visitor = visitorOf(textProbe('a', { matches: () => true, accepts: () => false }));
    visitor.select(entry);
    assert.equal(visitor.narrow(entry, new Uint8Array(4)), 'none');
  });

  it('asks a probe about the head even where another reads all of the file', () => {
    const refusing = textProbe('b', { matches: () => true, accepts: () => false });
    const visitor = visitorOf(textProbe('a', { paths: ['/x'] }), refusing);
    assert.equal(visitor.select(entry), 'whole');
    assert.deepEqual(
      visitor.visit(entry, content)?.map(({ probe }) => probe.id),
      ['a'],
    );
  });

  it('shows a probe a file once that it wants for two reasons', () => {
    const visitor = visitorOf(textProbe('a', { paths: ['/x', '/x'], matches: () => true, accepts: () => false }));
    assert.equal(visitor.select(entry), 'whole');
    assert.equal(visitor.visit(entry, content)?.length, 1);
  });

  it('makes a problem of what a probe throws', () => {
    const boom = () => {
      throw new Error('boom');
    };
    const visitor = visitorOf(
      textProbe('a', { matches: boom }),
      textProbe('b', { matches: () => true, accepts: boom }),
      textProbe('c', { matches: () => true, accepts: () => [], parse: boom }),
    );
    assert.equal(visitor.select(entry), 'head');
    assert.deepEqual(visitor.narrow(entry, new Uint8Array()), []);
    const problem = { path: '/x', reason: 'malformed', message: 'boom' };
    assert.deepEqual(
      visitor.visit(entry, content)?.map((outcome) => outcome.problem),
      [problem, problem, problem],
    );
  });

  it('tells of an unreadable file only those who are sure that it is theirs', () => {
    const visitor = visitorOf(
      textProbe('sure', { paths: ['/x'] }),
      textProbe('asking', { matches: () => true, accepts: () => true }),
    );
    visitor.select(entry);
    const outcomes = visitor.unreadable(entry, new Error('input/output error'));
    assert.deepEqual(
      outcomes.map(({ probe, problem }) => [probe.id, problem]),
      [['sure', { path: '/x', reason: 'unreadable', message: 'input/output error' }]],
    );
    const [too] = visitor.unreadable(entry, new UnreadableError('/x', 'too-large', 'too large'));
    assert.equal(too?.problem?.reason, 'too-large');
  });
});
