import type { Manifest } from '../../model/manifest.js';
import type { RenderOptions } from '../../model/reporter.js';
import { shownManifest } from '../terminal/manifest.js';
import { harmless } from './harmless.js';
import { sorted } from './sorted.js';

/** A manifest as it goes to `file`: JSON, as its published JSON Schema describes it, where its name says so, else for people. */
export function manifestText(manifest: Manifest, options: RenderOptions, file: string): string {
  if (!/\.json(?:\.gz)?$/.test(file)) return shownManifest(manifest, options);
  return `${harmless(JSON.stringify(sorted(manifest), null, 2))}\n`;
}
