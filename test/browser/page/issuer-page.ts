import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

/**
 * The least of an OIDC provider that a code flow with PKCE needs: whoever comes is signed in as a rating officer. The code is good
 * once, for the client it was given to, and only with the verifier of its challenge.
 */
export async function startIssuer() {
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  const key = { ...(await exportJWK(publicKey)), kid: 'one', alg: 'ES256', use: 'sig' };
  const codes = new Map<string, { readonly challenge: string; readonly nonce: string | null }>();
  let url = '';
  const signed = (claims: object, audience: string) =>
    new SignJWT({ ...claims })
      .setProtectedHeader({ alg: 'ES256', kid: 'one' })
      .setIssuer(url)
      .setAudience(audience)
      .setSubject('officer')
      .setIssuedAt()
      .setExpirationTime('10m')
      .sign(privateKey);
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', url);
    const json = (value: unknown, status = 200) =>
      response
        .writeHead(status, { 'content-type': 'application/json', 'access-control-allow-origin': '*' })
        .end(JSON.stringify(value));
    if (pathname === '/.well-known/openid-configuration')
      return json({
        ...{ issuer: url, jwks_uri: `${url}/keys` },
        ...{ authorization_endpoint: `${url}/authorize`, token_endpoint: `${url}/token` },
      });
    if (pathname === '/keys') return json({ keys: [key] });
    if (pathname === '/authorize') {
      const code = `code-${codes.size}`;
      const challenge = searchParams.get('code_challenge') ?? '';
      if (searchParams.get('code_challenge_method') !== 'S256') return json({ error: 'invalid_request' }, 400);
      codes.set(code, { challenge, nonce: searchParams.get('nonce') });
      const back = new URL(searchParams.get('redirect_uri') ?? '');
      back.searchParams.set('code', code);
      back.searchParams.set('state', searchParams.get('state') ?? '');
      return response.writeHead(302, { location: back.href }).end();
    }
    if (pathname !== '/token') return json({}, 404);
    let body = '';
    for await (const chunk of request) body += chunk;
    const given = new URLSearchParams(body);
    const code = codes.get(given.get('code') ?? '');
    const verifier = createHash('sha256')
      .update(given.get('code_verifier') ?? '')
      .digest('base64url');
    if (code === undefined || code.challenge !== verifier || given.get('client_id') !== 'page')
      return json({ error: 'invalid_grant' }, 400);
    codes.set(given.get('code') ?? '', { challenge: 'used', nonce: null });
    return json({
      ...{ token_type: 'Bearer', expires_in: 600, scope: 'openid' },
      access_token: await signed({ roles: ['RATING_OFFICER'], official: 'mau-cong-chuc-01.1' }, 'kpi-ledger'),
      id_token: await signed(code.nonce === null ? {} : { nonce: code.nonce }, 'page'),
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    stop: () => {
      server.closeAllConnections();
      return new Promise((done) => server.close(done));
    },
  };
}
