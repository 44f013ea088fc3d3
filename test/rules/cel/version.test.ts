import assert from 'node:assert/strict';
import fc from 'fast-check';
import { compareDotted, major, majorMinor, Version } from '../../../src/rules/cel/version.js';
import { itIsTotalOrder } from '../../support/total-order.js';

describe('versions of rules', () => {
  itIsTotalOrder(
    compareDotted,
    fc.array(fc.nat(30), { maxLength: 4 }).map((numbers) => numbers.join('.')),
  );

  it('orders dotted numbers by number and not by digit', () => {
    assert.equal(compareDotted('2.9', '2.36'), -1);
    assert.equal(compareDotted('2', '2.0'), 0);
    assert.equal(compareDotted('6.1.0-28-amd64', '6.1.0-21-amd64'), 0);
  });

  it('orders versions as their package manager does', () => {
    assert.ok(new Version('deb', '1.0~rc1').compare(new Version('deb', '1.0')) < 0);
    assert.ok(new Version('rpm', '1.0~rc1').compare(new Version('rpm', '1.0')) < 0);
    assert.ok(new Version('apk', '1.0_rc1').compare(new Version('apk', '1.0')) < 0);
    assert.ok(new Version('number', '10').compare(new Version('number', '9')) > 0);
  });

  it('refuses what has no order', () => {
    assert.throws(() => new Version('constructor', '1'), /no order/);
    assert.throws(() => new Version('deb', '1').compare(new Version('rpm', '1')), /no order/);
  });

  it('finds the first numbers of upstream versions', () => {
    assert.deepEqual(['1:10.11.6-0+deb12u1', '2:8.2+93', '15+248', 'none', '3.11.2'].map(majorMinor), [
      '10.11',
      '8.2',
      '15',
      '',
      '3.11',
    ]);
    assert.deepEqual(['20.19.2+dfsg-1', '2:8.2', ''].map(major), ['20', '8', '']);
  });
});
