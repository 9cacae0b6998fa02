/** MongoDB's limits (manual: "MongoDB Limits and Thresholds"). */
export const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024;
export const MAX_MESSAGE_BYTES = 48_000_000;
export const MAX_WRITE_BATCH = 100_000;
/** A transaction left open longer is aborted (transactionLifetimeLimitSeconds). */
export const TRANSACTION_LIFETIME_MILLIS = 60_000;
/** Sessions and idle cursors are forgotten after this long. */
export const SESSION_LIFETIME_MILLIS = 30 * 60_000;
export const CURSOR_LIFETIME_MILLIS = 10 * 60_000;
/** Memory one blocking sort or grouping may take (MongoDB: 100 MB without disk use). */
export const BLOCKING_STAGE_BYTES = 100 * 1024 * 1024;
