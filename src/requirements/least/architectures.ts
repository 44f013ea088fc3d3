import type { RequiredArchitecture, Requirements } from '../../model/requirement.js';
import type { ElfPart } from './payload-files.js';
import { byText, compareNumbers } from './version-name.js';

/** The machines that the files are for, with the highest x86-64 level, sorted. */
export function leastArchitectures(elfs: readonly ElfPart[]): RequiredArchitecture[] {
  const machines = new Map<string, ElfPart[]>();
  for (const part of elfs) {
    const key = `${part.fields.machine} ${part.fields.class}`;
    const parts = machines.get(key);
    if (parts === undefined) machines.set(key, [part]);
    else parts.push(part);
  }
  return [...machines.entries()].sort(([a], [b]) => byText(a, b)).flatMap(([, parts]) => architectureOf(parts));
}

function architectureOf(parts: readonly ElfPart[]): RequiredArchitecture[] {
  const [first] = parts;
  if (first === undefined) return [];
  const { machine, class: width } = first.fields;
  const isaLevel = parts.reduce((highest, { fields }) => Math.max(highest, fields.isaLevel ?? 0), 0);
  const isaFiles = parts.filter(({ fields }) => fields.isaLevel === isaLevel).map(({ path }) => path);
  return [{ machine, class: width, ...(isaLevel === 0 ? {} : { isaLevel, isaFiles }), files: parts.length }];
}

/** The oldest kernel that will do, by the ABI notes; `undefined` where there is none. */
export function leastKernel(elfs: readonly ElfPart[]): Requirements['kernel'] {
  const releases = elfs.flatMap(({ fields }) => fields.minimumKernel ?? []);
  const minimum = releases.reduce((highest, release) => (compareNumbers(highest, release) < 0 ? release : highest), '');
  if (minimum === '') return undefined;
  return { minimum, files: elfs.filter(({ fields }) => fields.minimumKernel === minimum).map(({ path }) => path) };
}
