// A loopback server of EventStoreDB in a process of its own; says its address, and ends with its standard input.
import { LoopbackServer } from '../eventstoredb/loopback-server.ts';

const server = new LoopbackServer();
await server.start();
process.stdout.write(`${server.address}\n`);
process.stdin.resume().once('end', () => process.exit(0));
