/** What the audit says of somebody who had minutes before them. */
export const minutesEvents = {
  read: 'minutes.read',
  /** Saw a passage of them among what a search found. */
  found: 'minutes.found',
  downloaded: 'minutes.downloaded',
} as const;
