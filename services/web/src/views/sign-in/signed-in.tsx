import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { comeBack } from '../../session/oidc.ts';
import { useSession } from '../../session/session.tsx';
import { useSay } from '../../text/language.tsx';
import { Heading } from '../../ui/heading.tsx';
import { Answer } from '../../ui/states.tsx';

/** Where the issuer sends people back to. */
export default function SignedIn() {
  const say = useSay();
  const { data: session } = useSession();
  const queries = useQueryClient();
  const [, go] = useLocation();
  const signIn = session?.signIn;
  const taken = useQuery({
    queryKey: ['signed-in'],
    queryFn: () => {
      if (signIn?.kind !== 'OIDC') throw new TypeError('nobody signs in here');
      return comeBack(signIn);
    },
    enabled: signIn !== undefined,
    retry: false,
    // The code of the issuer is good for one time.
    staleTime: Infinity,
  });
  const back = taken.data;
  useEffect(() => {
    if (back === undefined) return;
    void queries.resetQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'signed-in' }).then(() => {
      queries.removeQueries({ queryKey: ['signed-in'] });
      go(back, { replace: true });
    });
  }, [back, queries, go]);
  return (
    <>
      <Heading title={say('Đang đăng nhập', 'Signing in')} />
      <Answer query={taken}>{() => null}</Answer>
    </>
  );
}
