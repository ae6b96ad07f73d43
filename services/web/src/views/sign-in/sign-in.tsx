import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useLocation } from 'wouter';
import { answered, client } from '../../api/client.ts';
import { useSession } from '../../session/session.tsx';
import { keepToken } from '../../session/token.ts';
import { useSay } from '../../text/language.tsx';
import { roleName } from '../../text/words.ts';
import { Heading } from '../../ui/heading.tsx';
import { Answer, Note, Trouble } from '../../ui/states.tsx';
import { PERSONAS, type Persona } from './personas.ts';

/** At the city's sign-in service; on a demonstration ledger as whoever one likes. */
export function SignIn() {
  const say = useSay();
  const session = useSession();
  return (
    <>
      <Heading title={say('Đăng nhập', 'Sign in')} />
      <Answer query={session}>
        {({ signIn }) =>
          signIn.kind === 'DEMO' ? (
            <Personas />
          ) : signIn.kind === 'OIDC' ? (
            <AtIssuer {...signIn} />
          ) : (
            <Note title={say('Chưa cấu hình nơi đăng nhập', 'No sign-in service is configured')}>
              <p>
                {say(
                  'Quản trị hệ thống cần đặt KPI_OIDC_ISSUER và KPI_OIDC_CLIENT_ID. Phần công khai vẫn xem được.',
                  'The administrator sets KPI_OIDC_ISSUER and KPI_OIDC_CLIENT_ID. What is public can be read.',
                )}
              </p>
            </Note>
          )
        }
      </Answer>
      <p>
        <Link href="/page/public">{say('Xem phần công khai, không cần đăng nhập', 'Read what is public')}</Link>
      </p>
    </>
  );
}

function Personas() {
  const say = useSay();
  const queries = useQueryClient();
  const [, go] = useLocation();
  const become = useMutation({
    mutationFn: async ({ roles, unit, official }: Persona) => {
      const body = {
        roles: [...roles],
        ...(unit === undefined ? {} : { unit }),
        ...(official === undefined ? {} : { official }),
      };
      const { access_token, expires_in } = await answered(client.POST('/dev/token', { body }));
      keepToken(access_token, expires_in);
      await queries.resetQueries();
    },
    onSuccess: () => go('/page'),
  });
  return (
    <>
      <p>
        {say(
          'Đây là sổ trình diễn: hãy chọn một vai trò để xem thử.',
          'This is a demonstration ledger: choose a role to look at it.',
        )}
      </p>
      <ul className="choices">
        {PERSONAS.map((persona) => (
          <li key={persona.roles.join()}>
            <button type="button" className="choice" disabled={become.isPending} onClick={() => become.mutate(persona)}>
              <strong>{persona.roles.map((role) => roleName(role, say)).join(', ')}</strong>
              <span>{persona.does(say)}</span>
            </button>
          </li>
        ))}
      </ul>
      {become.isError && <Trouble error={become.error} />}
    </>
  );
}

function AtIssuer({ issuer, clientId, scope }: { issuer: string; clientId: string; scope: string }) {
  const say = useSay();
  const leave = useMutation({
    // Only whoever signs in there needs that library.
    mutationFn: async () => (await import('../../session/oidc.ts')).goToIssuer({ issuer, clientId, scope }, '/page'),
  });
  return (
    <>
      <p>{say('Đăng nhập bằng tài khoản của thành phố.', 'Sign in with your account of the city.')}</p>
      <button type="button" className="primary" disabled={leave.isPending} onClick={() => leave.mutate()}>
        {say('Tới trang đăng nhập', 'To the sign-in service')} ({new URL(issuer).host})
      </button>
      {leave.isError && (
        <Note kind="trouble" title={say('Nơi đăng nhập không trả lời', 'The sign-in service does not answer')} />
      )}
    </>
  );
}
