import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What the service counts of itself at one moment. */
export interface Figures {
  openDocuments: number;
  sockets: number;
  /** Changes taken and not on disk yet. */
  unacknowledged: number;
}

const gauges: Record<keyof Figures, [name: string, help: string]> = {
  openDocuments: ['huis_clos_open_documents', 'Documents in memory'],
  sockets: ['huis_clos_sockets', 'Pages connected'],
  unacknowledged: ['huis_clos_unacknowledged_updates', 'Changes taken and not on disk yet'],
};

/** Measures of one process, for Prometheus. No label: nothing here can name a person, a body or a document. */
export class Meter {
  readonly registry = new Registry();
  readonly #appends = new Histogram({
    name: 'huis_clos_append_seconds',
    help: 'Time from handing a group of changes to the database until it is on disk',
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [this.registry],
  });
  readonly #compactions = new Counter({
    name: 'huis_clos_compactions_total',
    help: 'Logs folded into a snapshot',
    registers: [this.registry],
  });

  constructor() {
    // Event-loop lag, memory, processor and garbage collection, under the names every dashboard knows.
    collectDefaultMetrics({ register: this.registry });
  }

  appended(seconds: number): void {
    this.#appends.observe(seconds);
  }

  compacted(): void {
    this.#compactions.inc();
  }

  /** Shows those figures, asked for at each reading. */
  watch(figures: () => Figures): void {
    for (const [figure, [name, help]] of Object.entries(gauges) as [keyof Figures, [string, string]][])
      new Gauge({
        ...{ name, help, registers: [this.registry] },
        collect() {
          this.set(figures()[figure]);
        },
      });
  }
}
