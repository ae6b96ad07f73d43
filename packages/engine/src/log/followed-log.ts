import type { EventStore, LogTexts, StoreError } from '@kpi-ledger/ledger';
import type * as E from 'fp-ts/lib/Either.js';
import type { KeyWatch } from '../erasure/key-watch.js';
import { LogByStream } from '../indexed/log-by-stream.js';
import type { Outline } from './outline.js';
import type { Remembered } from './remembered.js';
import { textsOf } from './texts-of.js';
import { createWarmLog, type Followed, type WarmLog } from './warm-log.js';

/** The log of a store, read once for everybody of an engine, and followed from then on. */
export interface FollowedLog {
  readonly texts: LogTexts;
  readonly byStream: LogByStream;
  readonly times: WarmLog;
  /** Takes what was recorded since; the keys of who was erased go with it. */
  follow(): Promise<E.Either<StoreError, Followed>>;
}

interface Sources {
  readonly store: Pick<EventStore, 'readAll' | 'texts'>;
  readonly watch: KeyWatch;
  /** Of the first events of this very log. */
  readonly remembered?: Remembered | null;
}

export function followedLog({ store, watch, remembered = null }: Sources): FollowedLog {
  const texts = textsOf(store);
  const byStream = new LogByStream(texts, remembered === null ? {} : { remembered: remembered.log });
  watch.among(byStream);
  if (remembered !== null) watch.restore(remembered.keys);
  const take = (outline: Outline): void => {
    const place = byStream.take(outline);
    watch.take(outline, place);
  };
  const times = createWarmLog(texts, take, remembered?.knowledge);
  return {
    ...{ texts, byStream, times },
    follow: async () => {
      const followed = await times.follow()();
      watch.settle();
      return followed;
    },
  };
}
