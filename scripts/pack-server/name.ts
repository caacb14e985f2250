/** The name of the server's package in the registry. */
export const SERVER_PACKAGE = 'countersign-server';
