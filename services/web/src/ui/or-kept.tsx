import type { UseQueryResult } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { Refused } from '../api/client.ts';
import { keep, keptOf } from '../session/kept.ts';
import { timeInHue } from '../text/format.ts';
import { useSay } from '../text/language.tsx';
import { Answer, Note } from './states.tsx';

interface OrKeptProps<A, K> {
  readonly query: UseQueryResult<A>;
  /** Under which the list is kept. */
  readonly name: string;
  /** What of the answer is kept. */
  readonly pick: (answer: A) => K;
  /** `answer` is null where there is only what was kept. */
  readonly children: (of: K, answer: A | null) => ReactNode;
}

/** The answer; while the service cannot be asked, what was read last in this tab, and it is said when that was. */
export function OrKept<A, K>({ query, name, pick, children }: OrKeptProps<A, K>): ReactNode {
  const say = useSay();
  const { data, dataUpdatedAt } = query;
  const picked = data === undefined ? null : pick(data);
  useEffect(() => {
    if (picked !== null) keep(name, picked, dataUpdatedAt);
  });
  if (data !== undefined && picked !== null) return children(picked, data);
  const isOutOfReach = query.fetchStatus === 'paused' || (query.isError && !(query.error instanceof Refused));
  const kept = isOutOfReach ? keptOf<K>(name) : null;
  if (kept === null) return <Answer query={query}>{() => null}</Answer>;
  return (
    <>
      <Note
        title={say(
          `Chưa có kết nối. Danh sách dưới đây đọc lúc ${timeInHue(new Date(kept.readAt).toISOString())}`,
          `Offline. The list below was read at ${timeInHue(new Date(kept.readAt).toISOString())}`,
        )}
      >
        <p>
          {say(
            'Hạn và tình trạng có thể đã đổi. Những gì viết ở đây được giữ trên máy này và tự gửi khi có mạng.',
            'Days and states may have changed. What is written here is kept on this device and sent when the network is back.',
          )}
        </p>
      </Note>
      {children(kept.of, null)}
    </>
  );
}
