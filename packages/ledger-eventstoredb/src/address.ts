import * as E from 'fp-ts/lib/Either.js';

/** Where a ledger is: a server or cluster, and the stream on it that holds the ledger. */
export interface Address {
  /** For the client, without our own parameter. */
  readonly connection: string;
  readonly stream: string;
}

const LEDGER_NAME = /^[a-z0-9][a-z0-9-]{0,99}$/;

/**
 * `esdb://h1:2113,h2:2113,h3:2113?tls=true&ledger=hue`: the client's own address, and the name of the ledger on that server
 * (default `main`). Left: what is wrong with it.
 */
export function parseAddress(address: string): E.Either<string, Address> {
  const [place = '', query = ''] = address.split('?', 2);
  if (!/^esdb(\+discover)?:\/\/./.test(place)) return E.left('an address begins with esdb://host:port');
  const parameters = new URLSearchParams(query);
  const ledger = parameters.get('ledger') ?? 'main';
  if (!LEDGER_NAME.test(ledger)) return E.left(`ledger=${ledger}: lower-case letters, digits and dashes`);
  parameters.delete('ledger');
  const rest = parameters.size === 0 ? '' : `?${parameters}`;
  return E.right({ connection: place + rest, stream: `kpi-${ledger}` });
}
