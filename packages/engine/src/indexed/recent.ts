import { KeptValues } from './kept-values.js';

/** The last few values by key; an older one is made again when it is asked for. */
export class Recent<K, V> extends KeptValues<K, V> {
  constructor(readonly size: number) {
    super();
  }

  get(key: K, make: () => V): V {
    return this.known(key) ?? this.set(key, make());
  }

  set(key: K, value: V): V {
    return this.keep(key, value, this.size);
  }
}
