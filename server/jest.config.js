import { project, withDatabase } from '../jest.base.js';

export default project('server', withDatabase());
