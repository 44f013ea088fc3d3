/**
 * The programmatic interface of hostdrift: capture environments, compare them, judge what would break.
 *
 * @example
 * const [source, target] = await Promise.all([snapshot('dir:./root'), snapshot('debian-12')]);
 * const report = check(source, [target], { rules: await loadRules() });
 * if (report.targets[0]?.verdict === 'breaks') process.exitCode = 1;
 *
 * @module
 */
export { type CaptureOptions, capture as snapshot, captureEnvironment } from './api/capture.js';
export { type CheckOptions, check } from './api/check.js';
export { collector } from './api/collector.js';
export { compare } from './api/compare.js';
export { informedCheck } from './api/informed-check.js';
export { type FilesRead, manifestOf } from './api/manifest.js';
export { parseSnapshot } from './api/parse-snapshot.js';
export { loadProject, type Project } from './api/project.js';
export { type Question, questionOf } from './api/question.js';
export { againstReport, parseReport } from './api/ratchet.js';
export { type Baseline, distributions, REQUIREMENT_SECTIONS, type RequiresOptions, requires } from './api/requires.js';
export { loadRules } from './api/rules.js';
export type { Difference, DifferenceKind, FieldChange } from './model/difference.js';
export type { Environment, EnvironmentDescription, ImageConfig, LiveFacts, Platform } from './model/environment.js';
export type { Content, Entry, FileTree, FileVisitor } from './model/files.js';
export type { Evidence, Finding, Level } from './model/finding.js';
export type { Manifest, SectionManifest } from './model/manifest.js';
export type { Policy } from './model/policy.js';
export { EnvironmentError, type Problem } from './model/problem.js';
export type { Progress, ProgressEvent } from './model/progress.js';
export type { OpenOptions } from './model/provider.js';
export type { DiffReport, Report, Summary, TargetReport, TargetVerdict } from './model/report.js';
export type { Requirements, RequirementsReport, Satisfaction } from './model/requirement.js';
export type { Rule } from './model/rule.js';
export type { Fact, Section, SectionStatus, Snapshot } from './model/snapshot.js';
export type { Waiver } from './model/waiver.js';
export { openEnvironment } from './providers/open.js';
