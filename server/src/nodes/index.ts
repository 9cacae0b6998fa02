export { NodeLine } from './node-line.ts';
export { redisUplink } from './redis-uplink.ts';
export { SessionHome } from './session-home.ts';
export { clusterUplink } from './uplink.ts';
