// Written by `npm run generate` from the files of this directory: do not edit.
import type { Prover } from '../../model/prover.js';
import { dotnetProver } from './dotnet.js';
import { foreignProver } from './foreign.js';
import { goProver } from './go.js';
import { javaProver } from './java.js';
import { libcProver } from './libc.js';
import { namesProver } from './names.js';
import { nodeProver } from './node.js';
import { perlProver } from './perl.js';
import { phpProver } from './php.js';
import { pythonProver } from './python.js';
import { rubyProver } from './ruby.js';
import { runtimesProver } from './runtimes.js';
import { shellProver } from './shell.js';

/** Every prover of a language, by the path of its file. */
export const PROVERS: readonly Prover[] = [
  dotnetProver,
  foreignProver,
  goProver,
  javaProver,
  libcProver,
  namesProver,
  nodeProver,
  perlProver,
  phpProver,
  pythonProver,
  rubyProver,
  runtimesProver,
  shellProver,
];
