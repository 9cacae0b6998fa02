import { prepare } from './prepare.mjs';
import { inRoot } from './root.mjs';
import { runServer } from './server-process.mjs';

const USAGE = 'Usage : npm start [-- --demo]';

/**
 * `npm start`: installs and builds what is missing, then serves until it is asked to stop.
 * @param {string[]} options `--demo` serves the invented council, in a data folder of its own
 * @returns {Promise<number>} the exit code
 */
export async function start(options) {
  const unknown = options.find((option) => option !== '--demo');
  if (unknown !== undefined) return complain(`Option inconnue : ${unknown}. ${USAGE}`);
  try {
    await prepare();
  } catch (error) {
    return complain(error.message);
  }
  return runServer(inRoot('server', 'dist', 'main.js'), options.includes('--demo') ? demoSettings() : {});
}

/** The demonstration never shares a folder with a real council, unless someone names that folder explicitly. */
function demoSettings() {
  return { HUIS_CLOS_DEMO: '1', HUIS_CLOS_DATA: process.env.HUIS_CLOS_DATA ?? inRoot('data-demo') };
}

function complain(sentence) {
  console.error(sentence);
  return 1;
}
