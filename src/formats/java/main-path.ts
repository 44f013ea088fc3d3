import type { ClassFile, Code, Constant } from './class-reader.js';

/** What a class that is started asks of others. Names are written as class files do: `java/lang/Thread.stop()V`. */
export interface Uses {
  /**
   * What it comes to whatever happens: parents, and what the first stretch of its `main` and its static initialiser names
   * before anything is decided or caught. Classes; members with their descriptor, or without where reflection looks for
   * them; behind a call a blank and the literal that it was given last (`"nashorn"`, `null`).
   */
  readonly sure: string[];
  /** Whatever else its constants name. */
  readonly perhaps: string[];
}

const MAIN = '([Ljava/lang/String;)V';
const MAX_NAMES = 500;

/** Whether the class can be started: it has a `main` that takes the arguments. */
export function hasMain({ methods }: ClassFile): boolean {
  return methods.some(({ name, descriptor }) => name === 'main' && descriptor === MAIN);
}

/** What a class asks of others when it is started (JVM specification, 5.5 and 6.5). */
export function usesOf(file: ClassFile): Uses {
  const sure = new Set(file.parents);
  for (const { name, descriptor, code } of file.methods) {
    const started = name === '<clinit>' || (name === 'main' && descriptor === MAIN);
    if (started && code !== undefined) for (const use of firstStretch(file, code)) sure.add(use);
  }
  sure.delete(file.name);
  const perhaps = new Set<string>();
  for (const constant of file.constants) {
    if (constant?.kind === 'class' && !constant.value.startsWith('[')) perhaps.add(constant.value);
    if (constant?.kind === 'member') perhaps.add(memberName(constant));
  }
  perhaps.delete(file.name);
  const own = [...sure].filter((name) => !name.startsWith(`${file.name}.`));
  const others = [...perhaps].filter((name) => !sure.has(name) && !name.startsWith(`${file.name}.`));
  return { sure: own.sort().slice(0, MAX_NAMES), perhaps: others.sort().slice(0, MAX_NAMES) };
}

type Member = Extract<Constant, { kind: 'member' }>;

/** Literals that were pushed since the last call. */
interface Pushed {
  last?: string | undefined;
  string?: string | undefined;
  class?: string | undefined;
}

/** Names in the code from its beginning to where it first decides, is watched by a handler, or ends. */
function* firstStretch({ constants }: ClassFile, code: Code): Iterable<string> {
  const { bytes } = code;
  let pushed: Pushed = {};
  for (const at of instructions(code)) {
    const opcode = bytes.getUint8(at);
    if (opcode === ACONST_NULL) pushed.last = 'null';
    else if (opcode === LDC) pushed = push(pushed, constants[bytes.getUint8(at + 1)]);
    else if (opcode === LDC_W) pushed = push(pushed, constants[bytes.getUint16(at + 1)]);
    else if (opcode === NEW || (opcode >= GETSTATIC && opcode <= INVOKEINTERFACE)) {
      yield* named(opcode, constants[bytes.getUint16(at + 1)], pushed);
      if (opcode >= INVOKEVIRTUAL) pushed = {};
    }
  }
}

/** Where the instructions of the first stretch begin. */
function* instructions({ bytes, guarded }: Code): Iterable<number> {
  for (let at = 0; at < bytes.byteLength; ) {
    if (guarded.some(({ start, end }) => at >= start && at < end)) return;
    const length = lengthOf(bytes, at);
    if (length === undefined || at + length > bytes.byteLength) return;
    yield at;
    at += length;
  }
}

/** What an instruction makes the machine load. */
function* named(opcode: number, constant: Constant | undefined, pushed: Pushed): Iterable<string> {
  if (constant?.kind === 'class') yield constant.value;
  if (constant?.kind !== 'member') return;
  if (opcode === INVOKESTATIC || opcode <= PUTSTATIC) yield constant.owner;
  yield* called(constant, pushed);
}

function push(pushed: Pushed, constant: Constant | undefined): Pushed {
  if (constant?.kind === 'string') return { ...pushed, string: constant.value, last: JSON.stringify(constant.value) };
  if (constant?.kind === 'class') return { ...pushed, class: constant.value, last: undefined };
  return { ...pushed, last: undefined };
}

/** A call, and what it looks for by name when it is one of reflection. */
function* called(member: Member, { last, string, class: owner }: Pushed): Iterable<string> {
  const name = memberName(member);
  yield last === undefined || !name.includes('(') ? name : `${name} ${last}`;
  if (member.owner !== 'java/lang/Class' || string === undefined) return;
  if (member.name === 'forName') yield string.replaceAll('.', '/');
  else if (REFLECTION.has(member.name) && owner !== undefined) yield `${owner}.${string}`;
}

function memberName({ owner, name, descriptor }: Member): string {
  return `${owner}.${name}${descriptor.startsWith('(') ? descriptor : ''}`;
}

const REFLECTION = new Set(['getMethod', 'getDeclaredMethod', 'getField', 'getDeclaredField']);
const [ACONST_NULL, LDC, LDC_W, GETSTATIC, PUTSTATIC] = [0x01, 0x12, 0x13, 0xb2, 0xb3] as const;
const [INVOKEVIRTUAL, INVOKESTATIC, INVOKEINTERFACE, NEW] = [0xb6, 0xb8, 0xb9, 0xbb] as const;

/** Bytes of the instruction at `at` (6.5); `undefined` where the code does not simply go on behind it. */
function lengthOf(bytes: DataView, at: number): number | undefined {
  const opcode = bytes.getUint8(at);
  if (opcode === 0xc4) return bytes.getUint8(at + 1) === 0x84 ? 6 : 4;
  return LENGTHS.find(([last]) => opcode <= last)?.[1];
}

/** Up to which opcode instructions have which length; none for branches, switches, returns and throws. */
const LENGTHS: readonly (readonly [last: number, length: number | undefined])[] = [
  [0x0f, 1],
  [0x10, 2],
  [0x11, 3],
  [0x12, 2],
  [0x14, 3],
  [0x19, 2],
  [0x35, 1],
  [0x3a, 2],
  [0x83, 1],
  [0x84, 3],
  [0x98, 1],
  [0xb1, undefined],
  [0xb8, 3],
  [0xba, 5],
  [0xbb, 3],
  [0xbc, 2],
  [0xbd, 3],
  [0xbe, 1],
  [0xbf, undefined],
  [0xc1, 3],
  [0xc3, 1],
  [0xc4, undefined],
  [0xc5, 4],
  [0xff, undefined],
];
