import type { ElfRecord } from '../files/record.js';
import type { SymbolTables } from '../load/symbol-tables.js';

/** What a program may want of the C library beyond its functions. */
export type Ask = 'locale' | 'locale-or-throw' | 'local-time';

/** Functions by what calling them asks for. The constructors of std::locale by name throw where there is none (C++17, 25.3.1.2). */
const ASKS: Readonly<Record<string, Ask>> = {
  setlocale: 'locale',
  _ZNSt6localeC1EPKc: 'locale-or-throw',
  _ZNSt6localeC2EPKc: 'locale-or-throw',
  _ZNSt6localeC1ERKNSt7__cxx1112basic_stringIcSt11char_traitsIcESaIcEEE: 'locale-or-throw',
  localtime: 'local-time',
  localtime_r: 'local-time',
  mktime: 'local-time',
  tzset: 'local-time',
};

/** What the program itself asks for; its libraries may too, for reasons of their own. */
export function asksOf({ fact }: ElfRecord, symbols: SymbolTables): ReadonlyMap<Ask, string> {
  const asks = new Map<Ask, string>();
  for (const { name } of symbols.wanted(fact)) {
    const ask = Object.hasOwn(ASKS, name) ? ASKS[name] : undefined;
    if (ask !== undefined && !asks.has(ask)) asks.set(ask, name);
  }
  return asks;
}
