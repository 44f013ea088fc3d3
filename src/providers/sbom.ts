import { basename } from 'node:path';
import type { Environment } from '../model/environment.js';
import type { Provider } from '../model/provider.js';
import { readJsonFile } from './files/json-file.js';
import { Tree } from './files/tree.js';

/** A bill of materials: CycloneDX, SPDX or Syft JSON. It lists packages, and nothing else of what it was made of is known. */
export const sbomProvider: Provider = {
  id: 'sbom',
  title: 'a bill of materials: packages only',
  syntax: 'sbom:FILE',
  recognises: ({ type, head }) => type === 'file' && /^(?:\ufeff|ï»¿)?\s*\{/.test(Buffer.from(head).toString('latin1')),
  open(rest, reference): Promise<Environment> {
    const text = readJsonFile(rest, 'bill of materials', 'Make or copy it again.');
    return Promise.resolve({
      description: { reference, kind: 'sbom', name: basename(rest) },
      bill: { path: rest, text },
      scan: () => Promise.resolve(new Tree()),
      close: () => Promise.resolve(),
    });
  },
};
