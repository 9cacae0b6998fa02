import { Writable } from 'node:stream';
import { createLogger } from './logger.ts';

const logged = (log: (logger: ReturnType<typeof createLogger>) => void): string => {
  let written = '';
  const sink = new Writable({ write: (chunk: Buffer, _encoding, done) => ((written += chunk.toString()), done()) });
  log(createLogger('info', sink));
  return written;
};

describe('the log', () => {
  const error = Object.assign(new SyntaxError('Unexpected token in "Yanis Belkadri"'), { code: 'BAD' });

  it.each<[string, (logger: ReturnType<typeof createLogger>) => void]>([
    ['alone', (logger) => logger.error(error)],
    ['as a field', (logger) => logger.error({ err: error })],
    ['as a field, its message for words', (logger) => logger.warn({ err: error }, error.message)],
    ['from a request', (logger) => logger.child({ reqId: '1' }).error(error)],
  ])('says what kind of error it was and where, never its message: %s', (_, log) => {
    const line = logged(log);
    expect(line).not.toContain('Belkadri');
    expect(JSON.parse(line)).toMatchObject({ msg: 'SyntaxError', err: { name: 'SyntaxError', code: 'BAD' } });
  });

  it('keeps words of our own beside an error', () => {
    expect(JSON.parse(logged((logger) => logger.error({ err: error }, 'notes')))).toMatchObject({ msg: 'notes' });
  });
});
