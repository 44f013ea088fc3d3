/** What the tests may ask of an ELF file. Everything has a default: an x86-64 library without a dynamic symbol. */
export interface ElfSpec {
  readonly class?: 32 | 64;
  readonly littleEndian?: boolean;
  /** e_machine. Default: x86-64, or i386 for 32 bits. */
  readonly machine?: number;
  readonly type?: 'executable' | 'shared' | 'relocatable' | 'core';
  readonly osAbi?: number;
  readonly flags?: number;
  readonly interpreter?: string;
  /** No dynamic section. */
  readonly static?: boolean;
  /** Constants of the program, each with a NUL before and after. */
  readonly strings?: readonly string[];
  readonly soname?: string;
  readonly needed?: readonly string[];
  readonly auxiliaries?: readonly string[];
  readonly filters?: readonly string[];
  readonly rpath?: string;
  readonly runpath?: string;
  readonly symbols?: readonly SymbolSpec[];
  /** Versions that it defines; the base version is added. */
  readonly versions?: readonly string[];
  /** Versions that it needs, by library; a name that starts with `?` is weak. Those that symbols name are added. */
  readonly needs?: Readonly<Record<string, readonly string[]>>;
  readonly hash?: 'gnu' | 'sysv' | 'both' | 'none';
  readonly bindNow?: boolean;
  readonly pie?: boolean;
  readonly noOpen?: boolean;
  readonly noDefaultLibraries?: boolean;
  readonly relr?: boolean;
  /** PT_GNU_STACK: executable or not; no such header where it is left out. */
  readonly executableStack?: boolean;
  readonly isaLevel?: 1 | 2 | 3 | 4;
  readonly minimumKernel?: string;
  readonly buildId?: string;
  /** Puts string and symbol tables into a writable segment at the end, as patchelf does. */
  readonly patched?: boolean;
  /** DT_RELASZ counts DT_JMPREL in, as on some processors. */
  readonly relaIncludesPlt?: boolean;
  /** DT_MIPS_GOTSYM and DT_MIPS_SYMTABNO. */
  readonly mips?: { readonly gotSymbol: number; readonly symbolCount: number };
}

/** A dynamic symbol. */
export interface SymbolSpec {
  readonly name: string;
  /** Default: it is defined. */
  readonly undefined?: boolean;
  readonly weak?: boolean;
  /** `V1` is found by default, `@V1` only by those who ask for it; `lib.so:V1` is a version of that library. */
  readonly version?: string;
  readonly type?: 'function' | 'object' | 'tls' | 'section';
  readonly visibility?: 'default' | 'hidden' | 'protected';
  readonly absolute?: boolean;
  /** Relocations that name it. Default: lazy for an undefined one. */
  readonly use?: 'eager' | 'lazy' | 'copy' | 'none';
}
