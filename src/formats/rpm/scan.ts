/** Takes one header of a database with its number. What it throws passes through. */
export type HeaderVisitor = (number: number, blob: Uint8Array) => void;

/** Faults after which a scan gives up: a database this broken tells nothing more. */
export const MAX_FAULTS = 1000;
