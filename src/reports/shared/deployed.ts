import type { Report, TargetReport } from '../../model/report.js';

/**
 * In words how the software of the source is taken to come to a target, where that is not plain: an image that the target
 * runs, or whose files are held against a machine; `undefined` else.
 */
export function deployedWords(
  source: Report['source'],
  { as, environment }: Pick<TargetReport, 'as' | 'environment'>,
): string | undefined {
  if (as === 'container')
    return 'in a container on the target: its kernel, processor, limits and runtime count, not its files';
  const images = [source, environment].map(({ kind }) => kind === 'image' || kind === 'container');
  if (!images[0] || images[1]) return undefined;
  return 'as files laid over the target; --as container takes the target for the host that runs the image';
}
