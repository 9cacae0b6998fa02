import { project, withDatabase } from '../jest.base.js';

export default project('tests', withDatabase({ testTimeout: 60_000 }));
