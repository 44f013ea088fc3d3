import type { ExampleSections, RuleDescriptor } from '../../model/rule.js';
import { program, system } from '../rules/facts.js';

/** A system that has this Java. */
function runtime(version: string, more: Readonly<Record<string, unknown>> = {}): ExampleSections {
  const owner = 'deb/openjdk:amd64';
  const java = program({ owner, links: ['/usr/bin/java'] });
  return {
    ...system({ programs: { '/usr/lib/jvm/jre/bin/java': java } }),
    java: { '/usr/lib/jvm/jre': { version, owner, packages: ['java/lang', 'javax/script'], ...more } },
  };
}

/** A program whose main class comes to this in any case. */
function program17(...sure: string[]): ExampleSections {
  const fact = { classes: 2, packages: [''], classVersion: 61, mainClass: 'App', mainVersion: 61, sure };
  return { 'java-classes': { '/srv/app/app.jar': fact } };
}

/** An image that starts Java with these words. */
function started(...words: string[]): ExampleSections {
  const config = { entrypoint: [], command: ['java', ...words, '-jar', '/srv/app/app.jar'] };
  return { ...program17(), image: { config } };
}

const SECTIONS = ['source.java-classes', 'target.java', 'target.programs'];
const MIGRATION = 'https://docs.oracle.com/en/java/javase/17/migrate/preparing-migration.html';
const GETS_ENGINE =
  'javax/script/ScriptEngineManager.getEngineByName(Ljava/lang/String;)Ljavax/script/ScriptEngine; "nashorn"';
const ASKS_AUTHORITIES = 'javax/net/ssl/TrustManagerFactory.init(Ljava/security/KeyStore;)V null';
const TLS = { packages: ['java/lang', 'javax/net/ssl'] };

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
    sections: SECTIONS,
    examples: [
      { name: 'compiled for 17, run on 11', source: program17(), target: runtime('11.0.20'), findings: 1 },
      { name: 'run on 17', source: program17(), target: runtime('17.0.9'), findings: 0 },
    ],
  },
  {
    id: 'java-missing-class',
    title: 'The main class loads a class that is nowhere on its class path',
    level: 'error',
    why:
      'A class that neither the class path nor the platform has ends in ClassNotFoundException or NoClassDefFoundError when ' +
      'it is first used. What the main class comes to before it decides anything is used at every start. The packages of ' +
      'Java EE (javax.xml.bind, javax.annotation, org.omg …) left the platform with Java 11.',
    fix: 'Put the archive that has the class on the class path.',
    references: ['https://openjdk.org/jeps/320', 'https://docs.oracle.com/javase/specs/jvms/se21/html/jvms-5.html'],
    sections: SECTIONS,
    examples: [
      { name: 'a driver', source: program17('org/postgresql/Driver'), target: runtime('17.0.9'), findings: 1 },
      { name: 'of the platform', source: program17('java/lang/Thread'), target: runtime('17.0.9'), findings: 0 },
    ],
  },
  {
    id: 'java-removed-api',
    title: "The main class uses what the target's Java does not have",
    level: 'error',
    why:
      'A class or method that a release removed, or that came with a later one, ends in NoSuchMethodError, or throws, when the ' +
      'program comes to it.',
    fix: 'Replace the call, or use in the target a Java that has it.',
    references: ['https://openjdk.org/jeps/486', MIGRATION],
    sections: SECTIONS,
    examples: [
      {
        name: 'a security manager on 25',
        source: program17('java/lang/System.setSecurityManager(Ljava/lang/SecurityManager;)V'),
        target: runtime('25.0.1'),
        findings: 1,
      },
      {
        name: 'and on 17',
        source: program17('java/lang/System.setSecurityManager(Ljava/lang/SecurityManager;)V'),
        target: runtime('17.0.9'),
        findings: 0,
      },
    ],
  },
  {
    id: 'java-vm-option',
    title: "Java is started with an option that the target's Java does not have",
    level: 'error',
    why:
      'The virtual machine does not start with an option that it does not know: collectors and logging flags of Java 8 were ' +
      'removed step by step. What it knows is read from the machine itself.',
    fix: 'Take the option out or put the newer one in its place.',
    references: ['https://openjdk.org/jeps/363', 'https://openjdk.org/jeps/158', MIGRATION],
    sections: [...SECTIONS, 'source.image'],
    examples: [
      {
        name: 'a collector that is gone',
        source: started('-XX:+UseConcMarkSweepGC'),
        target: runtime('17.0.9', { vmOptions: ['UseG1GC'] }),
        findings: 1,
      },
      {
        name: 'one that is there',
        source: started('-XX:+UseG1GC'),
        target: runtime('17.0.9', { vmOptions: ['UseG1GC'] }),
        findings: 0,
      },
    ],
  },
  {
    id: 'java-authorities',
    title: 'A Java program makes TLS connections and its runtime trusts nobody',
    level: 'error',
    why:
      'Java has its own store of certificate authorities (lib/security/cacerts). Without it every TLS connection fails with ' +
      '"the trustAnchors parameter must be non-empty". Debian fills it by ca-certificates-java.',
    fix: 'Install the authorities for Java in the target, or name a store with -Djavax.net.ssl.trustStore.',
    references: [
      'https://docs.oracle.com/en/java/javase/21/security/java-secure-socket-extension-jsse-reference-guide.html',
    ],
    sections: SECTIONS,
    examples: [
      {
        name: 'no store',
        source: program17(ASKS_AUTHORITIES),
        target: runtime('17.0.9', { ...TLS, authorities: 0 }),
        findings: 1,
      },
      {
        name: 'a full one',
        source: program17(ASKS_AUTHORITIES),
        target: runtime('17.0.9', { ...TLS, authorities: 140 }),
        findings: 0,
      },
    ],
  },
  {
    id: 'java-script-engine',
    title: "A Java program asks for JavaScript, which the target's Java no longer brings",
    level: 'warning',
    why: 'Nashorn left the platform with Java 15: a program that asks for it by name gets null in place of an engine.',
    fix: 'Ship nashorn-core or GraalJS on the class path, or use a Java older than 15.',
    references: ['https://openjdk.org/jeps/372'],
    sections: SECTIONS,
    examples: [
      { name: 'on 17', source: program17(GETS_ENGINE), target: runtime('17.0.9'), findings: 1 },
      {
        name: 'on 17 with the engine',
        source: program17(GETS_ENGINE),
        target: runtime('17.0.9', { packages: ['java/lang', 'javax/script', 'jdk/nashorn/api/scripting'] }),
        findings: 0,
      },
    ],
  },
];
