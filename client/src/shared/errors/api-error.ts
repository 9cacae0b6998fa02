import type { ErrorCode } from '@huis-clos/contracts';

/** A refused or failed request. `message` is a French sentence meant for the user, `requestId` what to quote when asking for help. */
export class ApiError extends Error {
  readonly code: ErrorCode;
  readonly requestId: string;
  readonly fields: { path: string; message: string }[];

  constructor(code: ErrorCode, message: string, requestId = '', fields: { path: string; message: string }[] = []) {
    super(message);
    this.name = 'ApiError';
    this.code = code;
    this.requestId = requestId;
    this.fields = fields;
  }
}

/** Whether the failure is this refusal of the server. */
export const isCode = (error: unknown, code: ErrorCode): boolean => error instanceof ApiError && error.code === code;

/** What the server says of one field of the form (JSON pointer), if it does. */
export const fieldMessage = (error: unknown, path: string): string | undefined =>
  error instanceof ApiError ? error.fields.find((field) => field.path === path)?.message : undefined;
