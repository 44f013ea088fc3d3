import { EnvironmentError } from '../../model/problem.js';

/** What names of images and containers, and their digests, are made of (distribution reference grammar); no `..` in it. */
const NAME = /^(?!.*\.\.)[A-Za-z0-9][A-Za-z0-9._:@/-]*$/;

/** A name as it may stand in a path of the API. `what` it should name is for the {@link EnvironmentError} where it is none. */
export function nameInPath(name: string, what: string): string {
  if (NAME.test(name) && name.length < 512) return name;
  throw new EnvironmentError(
    name === '' ? `The name of ${what} is missing` : `${JSON.stringify(name.slice(0, 200))} is not the name of ${what}`,
    'Write it after the colon, as it is listed.',
  );
}
