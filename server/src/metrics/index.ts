export { Meter, type Figures } from './meter.ts';
export { serveMetrics, type MetricsServer } from './metrics-server.ts';
