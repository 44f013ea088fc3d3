import { type Bill, isRecord, type Json } from './bill.js';
import { readCycloneDx } from './cyclonedx.js';
import { readSpdx } from './spdx.js';
import { readSpdx3 } from './spdx3.js';
import { readSyft } from './syft.js';

/** How each format is told, and read. */
const FORMATS: readonly (readonly [isOne: (json: Json) => boolean, read: (json: Json) => Bill])[] = [
  [({ bomFormat }) => bomFormat === 'CycloneDX', readCycloneDx],
  [({ spdxVersion }) => typeof spdxVersion === 'string', readSpdx],
  [(json) => Array.isArray(json['@graph']) && String(json['@context']).includes('spdx'), readSpdx3],
  [({ artifacts, descriptor }) => Array.isArray(artifacts) && isRecord(descriptor), readSyft],
];

/** Whether parsed JSON is a bill of materials: CycloneDX, SPDX or Syft's own. */
export function isBill(json: unknown): boolean {
  return isRecord(json) && FORMATS.some(([isOne]) => isOne(json));
}

/** What a bill of materials says, `undefined` where the JSON is none. Never throws. */
export function readBill(json: unknown): Bill | undefined {
  if (!isRecord(json)) return undefined;
  return FORMATS.find(([isOne]) => isOne(json))?.[1](json);
}
