import type { ExampleSections, RuleDescriptor } from '../../model/rule.js';
import { program, system } from '../rules/facts.js';

/** A system that has this Java. */
function runtime(version: string): ExampleSections {
  const owner = 'deb/openjdk:amd64';
  const java = program({ owner, links: ['/usr/bin/java'] });
  return {
    ...system({ programs: { '/usr/lib/jvm/jre/bin/java': java } }),
    java: { '/usr/lib/jvm/jre': { version, owner } },
  };
}

const classes17: ExampleSections = {
  'java-classes': { '/srv/app/app.jar': { classes: 2, classVersion: 61, mainClass: 'App', mainVersion: 61 } },
};

/** What explains why a program in Java does not start. */
export const JAVA_RULES: readonly RuleDescriptor[] = [
  {
    id: 'java-class-version',
    title: 'Classes are compiled for a newer Java than the target has',
    level: 'error',
    why:
      'Every class file says which release it was compiled for, and an older runtime refuses it with ' +
      'UnsupportedClassVersionError before anything of it runs.',
    fix: 'Use a newer Java in the target, or compile with --release for the older one.',
    references: ['https://docs.oracle.com/javase/specs/jvms/se21/html/jvms-4.html'],
    sections: ['source.java-classes', 'target.java', 'target.programs'],
    examples: [
      { name: 'compiled for 17, run on 11', source: classes17, target: runtime('11.0.20'), findings: 1 },
      { name: 'run on 17', source: classes17, target: runtime('17.0.9'), findings: 0 },
    ],
  },
];
