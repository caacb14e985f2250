/** How busy the connections of this process to the database are. */
export interface Load {
  /** Connections at work. */
  busy: number;
  /** Open connections without work. */
  idle: number;
  /** Statements and transactions that wait for a connection. */
  waiting: number;
}
