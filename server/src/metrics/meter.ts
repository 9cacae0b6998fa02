import { AggregatorRegistry, collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

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

/** What is known of the line to other nodes. */
export interface LineFigures {
  /** Seconds since the canary last came back. */
  canaryAge: number;
  otherNodes: number;
  unconfirmed: number;
}

const lineGauges: Record<keyof LineFigures, [name: string, help: string]> = {
  canaryAge: ['huis_clos_canary_age_seconds', 'Time since a message last went to another node and back'],
  otherNodes: ['huis_clos_other_nodes', 'Other nodes that answer'],
  unconfirmed: ['huis_clos_unconfirmed_announcements', 'Announcements that some node did not confirm, since start'],
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
    this.#show(gauges, figures, 'sum');
  }

  /** Shows those of the line to other nodes; of several processes, the worst. */
  watchLine(figures: () => LineFigures): void {
    this.#show(lineGauges, figures, 'max');
  }

  /** Lets the primary process read these measures with those of its other processes. */
  shareWithPrimary(): void {
    AggregatorRegistry.setRegistries(this.registry);
    new AggregatorRegistry();
  }

  #show<F extends string>(
    shown: Record<F, [name: string, help: string]>,
    figures: () => Record<F, number>,
    aggregator: 'sum' | 'max',
  ): void {
    for (const figure of Object.keys(shown) as F[]) {
      const [name, help] = shown[figure];
      new Gauge({
        ...{ name, help, aggregator, registers: [this.registry] },
        collect() {
          this.set(figures()[figure]);
        },
      });
    }
  }
}
