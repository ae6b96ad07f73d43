import { type EventStore, type LogTexts, type StoredText, textOf } from '@kpi-ledger/ledger';

const AT_ONCE = 256;

/** The log of a store as texts; of one that cannot give them at once they are kept here as it is read. */
export const textsOf = (store: Pick<EventStore, 'readAll' | 'texts'>): LogTexts => store.texts ?? keptTexts(store);

function keptTexts(store: Pick<EventStore, 'readAll'>): LogTexts {
  const kept: StoredText[] = [];
  const commands = new Map<string, number[]>();
  return {
    async *after(ordinal) {
      let given = ordinal;
      for await (const logged of store.readAll({ afterOrdinal: kept.length })) {
        const { stream, revision, commandId } = logged.event;
        const { bytes } = logged;
        kept.push({ ordinal: logged.ordinal, stream, revision, text: textOf({ stream, revision, bytes }) });
        commands.set(commandId, [...(commands.get(commandId) ?? []), logged.ordinal]);
        if (kept.length - given < AT_ONCE) continue;
        yield kept.slice(given);
        given = kept.length;
      }
      if (given < kept.length) yield kept.slice(given);
    },
    at: (ordinals) => ordinals.flatMap((ordinal) => kept[ordinal - 1] ?? []),
    ofCommand: (commandId) => commands.get(commandId) ?? [],
  };
}
