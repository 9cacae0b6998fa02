import { project } from '../jest.base.js';

export default project('server');
