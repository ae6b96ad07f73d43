import { Link } from 'wouter';
import { useSay } from '../text/language.tsx';
import { Heading } from '../ui/heading.tsx';

export function NotFound() {
  const say = useSay();
  return (
    <>
      <Heading title={say('Không có trang này', 'There is no such page')} />
      <p>
        <Link href="/page">{say('Về trang đầu', 'To the first page')}</Link>
      </p>
    </>
  );
}
