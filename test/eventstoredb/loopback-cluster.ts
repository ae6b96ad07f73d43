import { LoopbackServer } from './loopback-server.js';
import type { Expected, Proposed, Verdict } from './server-log.js';

const MAJORITY = 2;

/**
 * Three nodes that play a cluster: one leads, and an append counts once two hold it. Who leads is said by the test, not elected;
 * a node that is cut off goes on believing that it leads, and keeps what nobody confirms.
 */
export class LoopbackCluster {
  readonly nodes: readonly [LoopbackServer, LoopbackServer, LoopbackServer] = [
    new LoopbackServer(),
    new LoopbackServer(),
    new LoopbackServer(),
  ];
  /** null: the nodes have not agreed on one. */
  leader: LoopbackServer | null = this.nodes[0];
  readonly #cutOff = new Set<LoopbackServer>();

  constructor() {
    for (const node of this.nodes)
      node.part = {
        members: () => this.#membersSeenBy(node),
        leaderPort: () => this.#leaderSeenBy(node)?.port ?? null,
        replicate: (stream, expected, events) => this.#replicate(node, stream, expected, events),
      };
  }

  /** All three nodes in one address: the client asks any of them who leads. */
  get address(): string {
    return `esdb://${this.nodes.map(({ port }) => `127.0.0.1:${port}`).join(',')}?tls=false&maxDiscoverAttempts=3`;
  }

  async start(): Promise<void> {
    for (const node of this.nodes) if (!node.running) await node.start();
  }

  stop(): void {
    for (const node of this.nodes) node.stop();
  }

  /** The others no longer hear it. */
  cutOff(node: LoopbackServer): void {
    this.#cutOff.add(node);
  }

  /** It hears the others again; what it alone holds is gone. */
  rejoin(node: LoopbackServer): void {
    this.#cutOff.delete(node);
    if (this.leader === null || this.leader === node) return;
    node.log.become(this.leader.log);
    node.unconfirmed = 0;
  }

  /** Back after it was killed; one that is cut off comes back with what it alone holds. */
  async restart(node: LoopbackServer): Promise<void> {
    await node.start();
    if (!this.#cutOff.has(node)) this.rejoin(node);
  }

  #leaderSeenBy(node: LoopbackServer): LoopbackServer | null {
    return this.#cutOff.has(node) ? node : this.leader;
  }

  #membersSeenBy(node: LoopbackServer) {
    return this.nodes.map((member) => ({
      port: member.port,
      alive:
        member === node || (member.running && !member.frozen && !this.#cutOff.has(node) && !this.#cutOff.has(member)),
      leads: member === this.#leaderSeenBy(node),
    }));
  }

  #replicate(leader: LoopbackServer, stream: string, expected: Expected, events: readonly Proposed[]): Verdict | null {
    const before = leader.log.length;
    const verdict = leader.log.append(stream, expected, events);
    const followers = this.nodes.filter(
      (node) => node !== leader && node.running && !node.frozen && !this.#cutOff.has(node) && !this.#cutOff.has(leader),
    );
    if (followers.length + 1 < MAJORITY) {
      leader.unconfirmed += leader.log.length - before;
      return null;
    }
    leader.unconfirmed = 0;
    for (const follower of followers) follower.log.become(leader.log);
    return verdict;
  }
}
