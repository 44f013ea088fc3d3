import type { ASTNode } from '@marcbachmann/cel-js';
import { sectionOfMethod } from '../cel/language.js';

/** What an expression reads of the snapshots. */
export interface SnapshotUse {
  /** Sections that are read as they are, with their side, as `target.os`: nothing tells whether they hold all. */
  readonly sections: readonly string[];
  /** Sections that methods look into: a method says itself when what it does not find is unknown. */
  readonly lookups: readonly string[];
  /** Uses of `env` of which the section cannot be told, by their index in the expression. */
  readonly opaque: readonly number[];
}

/**
 * Finds the sections that an expression reads through `env`, so that a rule cannot forget one that must be complete.
 * Only `env.source.SECTION`, `env.target.SECTION` and the methods of the sides tell which.
 */
export function snapshotUse(expression: ASTNode): SnapshotUse {
  const sections: string[] = [];
  const lookups: string[] = [];
  const understood = new Set<ASTNode>();
  const env: ASTNode[] = [];
  walk(expression, (node) => {
    if (node.op === 'id' && node.args === 'env') env.push(node);
    const found = sectionOf(node);
    if (found === undefined) return;
    (node.op === 'rcall' ? lookups : sections).push(found.section);
    understood.add(found.env);
  });
  return { sections, lookups, opaque: env.filter((node) => !understood.has(node)).map((node) => node.start) };
}

interface Found {
  readonly section: string;
  readonly env: ASTNode;
}

/** `target.os` for the node of `env.target.os`, `target.packages` for that of `env.target.package(…)`. */
function sectionOf(node: ASTNode): Found | undefined {
  if (node.op === '.' || node.op === '.?') return onSide(node.args[0], node.args[1]);
  if (node.op !== 'rcall') return undefined;
  const section = sectionOfMethod(node.args[0]);
  return section === undefined ? undefined : onSide(node.args[1], section);
}

function onSide(side: ASTNode, section: string): Found | undefined {
  if (side.op !== '.') return undefined;
  const [env, name] = side.args;
  const isSide = env.op === 'id' && env.args === 'env' && (name === 'source' || name === 'target');
  return isSide ? { section: `${name}.${section}`, env } : undefined;
}

/** Calls `visit` for every node of a syntax tree; what a macro such as `exists` was given is part of its call. */
function walk(value: unknown, visit: (node: ASTNode) => void): void {
  if (Array.isArray(value)) for (const part of value) walk(part, visit);
  if (!isNode(value)) return;
  visit(value);
  walk(value.args, visit);
}

function isNode(value: unknown): value is ASTNode {
  return typeof value === 'object' && value !== null && 'op' in value && 'args' in value;
}
