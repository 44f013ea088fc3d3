import type { ImageSpec } from './image.js';
import { buildTar } from './tar.js';

/** A layer that holds these files. */
export function layerOf(files: Readonly<Record<string, string>>): Buffer {
  return buildTar(Object.entries(files).map(([name, content]) => ({ name, content })));
}

/** An image of two small layers. */
export function tinyImage(parts: Partial<ImageSpec> = {}): ImageSpec {
  return {
    layers: [layerOf({ a: 'one', b: 'one' }), layerOf({ b: 'two', '.wh.a': '' })],
    config: { User: 'app' },
    ...parts,
  };
}

/** What the files of {@link tinyImage} look like when its layers lie over each other. */
export const TINY_TREE = ['file 644 /b "two"'];
