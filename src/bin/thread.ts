import { PROBES } from '../probes/index.js';
import { ProbeVisitor, wishOf } from '../probes/visitor.js';
import { serve } from '../providers/files/thread.js';

/** A thread beside the one that walks over an environment: it shows files to the probes that are named, in that order. */
serve((names) => new ProbeVisitor(names.flatMap((name) => PROBES.filter(({ id }) => id === name)).flatMap(wishOf)));
