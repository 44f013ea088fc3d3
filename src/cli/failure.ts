import { EnvironmentError } from '../model/problem.js';
import { TOOL } from '../model/tool.js';
import { prose, visible } from '../model/visible.js';
import { redactText } from '../redaction/text.js';
import { didYouMean } from './nearest.js';

/** What is known of the command that failed. */
export interface FailureContext {
  /** How the command is used, one line, without the tool's name. */
  readonly usage?: string | undefined;
  /** Its flags, without dashes. */
  readonly flags: readonly string[];
  /** The commands that there are, where it may be one of them that was not found: `rules:test`. */
  readonly commands?: readonly string[];
  /** Whether a person asked, by `DEBUG=hostdrift`, to see where the error happened. */
  readonly debug: boolean;
}

/** What oclif throws, as far as we look at it: what it says of the arguments that it did not take. */
interface UsageError extends Error {
  readonly oclif: unknown;
  readonly flags?: unknown;
  readonly args?: unknown;
}

/** What a person is told of an error on standard error: one paragraph, what to do next, and never a stack unless asked for. */
export function failureText(error: unknown, context: FailureContext): string {
  const lines = linesOf(error, context);
  if (context.debug) lines.push('', ...stackLines(error));
  return `${lines.map((line) => redactText(line)).join('\n')}\n`;
}

function linesOf(error: unknown, context: FailureContext): string[] {
  if (isUsageError(error)) return usageLines(error, context);
  if (error instanceof EnvironmentError) return environmentLines(error);
  return isSystemError(error) ? [`hostdrift: the system refused: ${sentence(error.message)}`] : defectLines(error);
}

/** The message and the advice as a paragraph; a list in it keeps its lines, indented so that none passes for ours. */
function environmentLines(error: EnvironmentError): string[] {
  const [first = '', ...list] = error.message.trim().split('\n');
  const advice = sentence(error.advice ?? '');
  if (list.length === 0) return [`hostdrift: ${sentence(first)} ${advice}`.trimEnd()];
  return [
    `hostdrift: ${visible(first)}`,
    ...list.map((line) => `  ${visible(line)}`),
    ...(advice === '' ? [] : [advice]),
  ];
}

function sentence(text: string): string {
  const line = prose(text);
  return line === '' || /[.!?:]$/.test(line) ? line : `${line}.`;
}

/** Whether `DEBUG` names this tool, as the package `debug` reads that variable. */
export function isDebugging(value: string | undefined): boolean {
  return (value ?? '').split(/[\s,]+/).some((name) => name === TOOL.name || name === `${TOOL.name}:*` || name === '*');
}

/** An error of a system call, such as a full disk behind standard output: nothing that a report to us could mend. */
function isSystemError(error: unknown): error is Error {
  return error instanceof Error && 'syscall' in error && 'code' in error;
}

function isUsageError(error: unknown): error is UsageError {
  return error instanceof Error && 'oclif' in error;
}

function usageLines(error: UsageError, { usage, flags, commands = [] }: FailureContext): string[] {
  const wanted = /^command (.*) not found$/s.exec(error.message)?.[1];
  const lines = [`hostdrift: ${wanted === undefined ? usageMessage(error, flags) : noCommand(wanted, commands)}`];
  if (usage === undefined) return [...lines, 'See hostdrift --help.'];
  const command = usage.split(/ (?=[A-Z[-])/)[0] ?? usage;
  return [...lines, `Usage: hostdrift ${usage}`, `See hostdrift ${command} --help.`];
}

function noCommand(wanted: string, commands: readonly string[]): string {
  const known = commands.map((id) => id.replaceAll(':', ' '));
  // What follows are arguments, but for a word after one that others follow, as in `rules test`.
  const [first = '', second] = wanted.split(':');
  const typed = second !== undefined && known.some((id) => id.startsWith(`${first} `)) ? `${first} ${second}` : first;
  return prose(`there is no command ${typed}. ${didYouMean(typed, known) ?? ''}`);
}

/** What is wrong with the arguments; oclif's own words where they fit on a line. */
function usageMessage(error: UsageError, known: readonly string[]): string {
  const { flags, args } = error;
  if (Array.isArray(flags)) {
    const hint = didYouMean(
      String(flags[0]),
      known.map((name) => `--${name}`),
    );
    return prose(`there is no flag ${flags.join(', ')}. ${hint ?? ''}`);
  }
  if (Array.isArray(args) && error.message.startsWith('Missing')) {
    return prose(`missing ${args.map(nameOf).join(' and ')}.`);
  }
  return prose(
    error.message.replace(/\nSee more help with --help$/, '').replace(/^The following errors? occurred:/, ''),
  );
}

function nameOf(arg: unknown): string {
  return typeof arg === 'object' && arg !== null && 'name' in arg ? String(arg.name).toUpperCase() : 'an argument';
}

function defectLines(error: unknown): string[] {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return [
    `hostdrift: unexpected error: ${prose(text)}`,
    `This is a defect of ${TOOL.name} ${TOOL.version}. Please report it, with the command and what DEBUG=hostdrift adds.`,
  ];
}

function stackLines(error: unknown): string[] {
  const lines: string[] = [];
  let cause: unknown = error;
  for (let depth = 0; cause instanceof Error && depth < 8; depth++) {
    lines.push(...(depth === 0 ? [] : ['caused by']), ...(cause.stack ?? cause.message).split('\n').map(visible));
    cause = cause.cause;
  }
  return lines;
}
