/** Where a long piece of work stands. */
export interface ProgressEvent {
  /** What is being done, for people: `layers`, `files`. */
  readonly phase: string;
  readonly done: number;
  readonly total?: number | undefined;
  readonly detail?: string | undefined;
}

/** Told of progress now and then. */
export type Progress = (event: ProgressEvent) => void;
