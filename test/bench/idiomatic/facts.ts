/** A fact as it holds now: corrected, not retracted. */
export interface Fact {
  readonly id: string;
  readonly type: string;
  readonly ordinal: number;
  readonly recordedDay: string;
  validAt: string;
  // biome-ignore lint/suspicious/noExplicitAny: plain JSON, read without codecs
  data: any;
}

const SEVEN_HOURS = 7 * 3_600_000;
const recordedDay = (at: string): string =>
  at < `${at.slice(0, 10)}T17` ? at.slice(0, 10) : new Date(Date.parse(at) + SEVEN_HOURS).toISOString().slice(0, 10);

/** The facts of every stream in log order. */
export function factsOf(texts: Iterable<string>): Map<string, Fact[]> {
  const streams = new Map<string, Fact[]>();
  let ordinal = 0;
  for (const text of texts) {
    ordinal += 1;
    const { id, type, stream, validAt, recordedAt, data } = JSON.parse(text);
    const facts = streams.get(stream);
    if (type === 'FactRetracted') {
      const at = facts?.findIndex((fact) => fact.id === data.target) ?? -1;
      if (at >= 0) facts?.splice(at, 1);
    } else if (type === 'FactCorrected') {
      const fact = facts?.find((other) => other.id === data.target);
      if (fact === undefined) continue;
      fact.data = data.data;
      fact.validAt = data.correctedValidAt ?? fact.validAt;
    } else {
      const fact = { id, type, ordinal, recordedDay: recordedDay(recordedAt), validAt, data };
      if (facts === undefined) streams.set(stream, [fact]);
      else facts.push(fact);
    }
  }
  return streams;
}
