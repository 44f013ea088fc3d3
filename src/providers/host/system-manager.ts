import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { LiveFacts } from '../../model/environment.js';
import { parseSynchronised, parseUnitList } from './unit-list.js';

/** Exists where systemd is the manager (sd_booted(3)). */
export const BOOTED = '/run/systemd/system';

/** What the manager is asked for its units: also by the collector. */
export const LIST_UNITS = [
  ...['list-units', '--all', '--plain', '--full', '--no-legend', '--no-pager'],
  '--type=service,socket,timer',
];

const PATIENCE_MS = 5000;

/** What systemd, where it manages this machine, says of its units and of the clock. Never throws. */
export async function readSystemManager(booted = BOOTED): Promise<Pick<LiveFacts, 'units' | 'clockSynchronised'>> {
  if (!existsSync(booted)) return {};
  const [units, clock] = await Promise.all([said('systemctl', LIST_UNITS), said('timedatectl', [])]);
  return managerFacts(units, clock);
}

/** The same from what the two programs printed. */
export function managerFacts(units: string, clock: string): Pick<LiveFacts, 'units' | 'clockSynchronised'> {
  const listed = parseUnitList(units);
  const kept = parseSynchronised(clock);
  return {
    ...(listed.length === 0 ? {} : { units: listed }),
    ...(kept === undefined ? {} : { clockSynchronised: kept }),
  };
}

/** What a program prints; nothing where it is not there, fails, or does not end. */
function said(program: string, words: readonly string[]): Promise<string> {
  const options = { timeout: PATIENCE_MS, env: { PATH: process.env.PATH, LC_ALL: 'C' }, maxBuffer: 8 * 1024 * 1024 };
  return new Promise((resolve) => {
    execFile(program, words, options, (error, stdout) => resolve(error === null ? stdout : ''));
  });
}
