import { InMemoryWebStorage, UserManager, WebStorageStateStore } from 'oidc-client-ts';
import { keepToken } from './token.ts';

export interface Issuer {
  readonly issuer: string;
  readonly clientId: string;
  readonly scope: string;
}

/** Code flow with PKCE at the city's sign-in service. */
const managerOf = ({ issuer, clientId, scope }: Issuer): UserManager =>
  new UserManager({
    authority: issuer,
    client_id: clientId,
    redirect_uri: `${location.origin}/page/signed-in`,
    response_type: 'code',
    scope,
    automaticSilentRenew: false,
    stateStore: new WebStorageStateStore({ store: sessionStorage }),
    // The token is kept by this page, until the reader signs out.
    userStore: new WebStorageStateStore({ store: new InMemoryWebStorage() }),
  });

/** Leaves the page for the issuer; comes back at /page/signed-in, and from there to `back`. */
export const goToIssuer = (issuer: Issuer, back: string): Promise<void> =>
  managerOf(issuer).signinRedirect({ state: back });

/** Takes what the issuer sent back along, keeps the token, and says where the reader was going. */
export async function comeBack(issuer: Issuer): Promise<string> {
  const user = await managerOf(issuer).signinRedirectCallback();
  keepToken(user.access_token, user.expires_in ?? 3600);
  const back = user.state;
  return typeof back === 'string' && back.startsWith('/page') ? back : '/page';
}
