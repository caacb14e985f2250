/** The demo server of this checkout on SQLite, with a clock that can be moved. */
import { countersignOn } from './countersign-server.ts';

export default countersignOn('SQLite', async () => ({ stop: async () => {} }));
