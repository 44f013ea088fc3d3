import assert from 'node:assert/strict';
import type { Loaded } from '../../../src/requirements/load/loaded.js';
import { pagesTooLarge } from '../../../src/requirements/load/pages.js';
import type { Scene } from '../../../src/requirements/scene.js';

const file = (path: string, pageAlignment?: number, by?: Loaded): Loaded => ({
  record: {
    path,
    origin: 'payload',
    kind: 'elf',
    role: 'library',
    isStatic: false,
    fact: { class: 64, machine: 'aarch64', needed: [], requires: {}, ...(pageAlignment ? { pageAlignment } : {}) },
  },
  names: new Set([path.slice(1)]),
  by,
});

const on = (pageSize?: number): Scene => ({ deployment: { at: '/', environment: {}, pageSize } }) as unknown as Scene;

describe('pagesTooLarge', () => {
  const app = file('/app');
  const objects = [app, file('/libfoo.so.1', 4096, app)];

  it('refuses what is aligned to less than a page, and says who asks for it', () => {
    const [found, ...others] = pagesTooLarge(on(16384), objects);
    assert.deepEqual([found?.rule, found?.level, others], ['page-alignment', 'error', []]);
    assert.deepEqual(
      found?.evidence.map(({ fact }) => fact),
      ['needs libfoo.so.1', 'is laid out for pages of at most 4096 bytes', 'a page of the kernel has 16384 bytes'],
    );
  });

  it('lets pass what fits, and everything where the size of a page is not known', () => {
    assert.deepEqual(pagesTooLarge(on(4096), objects), []);
    assert.deepEqual(pagesTooLarge(on(), objects), []);
  });

  it('says of what the kernel maps alone that it cannot be', () => {
    const alone = { ...app, record: { ...file('/app', 4096).record, isStatic: true } };
    assert.match(pagesTooLarge(on(65536), [alone])[0]?.message ?? '', /its segments cannot be mapped$/);
  });
});
