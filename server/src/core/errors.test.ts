import { errorCodes } from '@huis-clos/contracts';
import { AppError } from './errors.ts';

test.each(errorCodes)('%s is said in one sentence or two, whose signs never begin a line', (code) => {
  const { message } = new AppError(code);
  expect(message).toMatch(/^\p{Lu}.+\.$/u);
  expect(message).not.toMatch(/ [:;!?»]|« |'/);
});
