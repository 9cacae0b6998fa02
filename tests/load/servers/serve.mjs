/**
 * Listens on a free port and answers the bench over the process's channel: what it asks by name, and what the process
 * has used so far.
 * @param {import('node:http').Server} http
 * @param {Record<string, (argument: any) => Promise<unknown>>} answers
 */
export function serve(http, answers) {
  const all = { usage: async () => ({ cpu: process.cpuUsage(), memory: process.memoryUsage() }), ...answers };
  process.on('message', async ({ id, ask, argument }) => process.send({ id, answer: await all[ask](argument) }));
  process.on('disconnect', () => process.exit(0));
  http.listen(0, '127.0.0.1', () => process.send({ port: http.address().port }));
}
