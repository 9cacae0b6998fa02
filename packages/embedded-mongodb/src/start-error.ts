/** Why an engine does not start. */
export type StartErrorCode =
  /** Another process serves the folder. */
  | 'FOLDER_IN_USE'
  /** A newer version wrote it. */
  | 'NEWER_VERSION'
  /** It cannot be made, read or written. */
  | 'FOLDER_UNUSABLE'
  | 'PORT_IN_USE'
  /** The system cannot make a socket at so long a path. */
  | 'PATH_TOO_LONG';

/** An engine does not start: a sentence for people, and a code for programs that phrase it their own way. */
export class StartError extends Error {
  readonly code: StartErrorCode;

  constructor(code: StartErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
