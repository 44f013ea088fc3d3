import type { ExampleSections, RuleDescriptor } from '../../model/rule.js';
import { system } from '../rules/facts.js';

const NONE: ExampleSections = { ...system({}), java: {}, node: {} };
const JAVA: ExampleSections = { ...NONE, java: { '/usr/lib/jvm/java-17-openjdk-amd64': { version: '17.0.9' } } };
const JAR: ExampleSections = {
  'java-classes': { '/srv/app.jar': { classes: 3, classVersion: 61, mainClass: 'com.example.Main' } },
};

/** What explains that nothing in the target can run the code of a payload. */
export const RUNTIME_RULES: readonly RuleDescriptor[] = [
  {
    id: 'runtime-missing',
    title: 'The target has nothing that runs the code of the payload',
    level: 'error',
    why:
      'Classes of Java, projects of Node.js, PHP and Ruby are started by their own runtime. Where a payload consists of such ' +
      'a program alone, nothing of it starts without; where it also has others, or may be a library or made for browsers, it ' +
      'is a warning.',
    fix: 'Install the runtime in the target, or deploy it with the software.',
    references: [
      'https://docs.oracle.com/javase/specs/jvms/se21/html/jvms-5.html',
      'https://docs.npmjs.com/cli/v11/configuring-npm/package-json#scripts',
    ],
    sections: ['target.programs', 'target.java', 'target.node', 'target.ruby', 'target.php-runtime'],
    examples: [
      { name: 'a jar, and no Java', source: JAR, target: NONE, findings: 1 },
      { name: 'a jar, and Java', source: JAR, target: JAVA, findings: 0 },
    ],
  },
];
