import { parseRequirement } from './requirement.js';

/** The dependencies in a requirements file (pip, Requirements File Format); options, paths and addresses alone are left out. */
export function parseRequirementsFile(text: string): string[] {
  return text
    .replace(/^\uFEFF/, '')
    .replace(/\\\r?\n/g, ' ')
    .split(/\r?\n/)
    .map((line) =>
      line
        .replace(/(?:^|\s)#.*$/, '')
        .replace(/\s--?[a-z][\w-]*(?:[=\s].*)?$/, '')
        .trim(),
    )
    .filter((line) => line !== '' && !/^-|^[./]|^[\w+]+:\/\/|^\S+\.(?:whl|zip|tar\.gz)$/.test(line))
    .filter((line) => parseRequirement(line) !== undefined);
}
