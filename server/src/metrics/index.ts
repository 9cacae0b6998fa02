export { Meter } from './meter.ts';
export { serveMetrics } from './metrics-server.ts';
