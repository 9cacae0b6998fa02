/** A thread whose first task never ends. */
export const endless = () => {
  for (;;);
};

export const short = () => 'done';
