/** A protobuf message in the making: its bytes in pieces, which are put together once. */
export type Parts = readonly Uint8Array[];

/** A field that holds a message. */
export const message = (field: number, content: Parts): Parts => [
  headOf(
    field,
    content.reduce((sum, { length }) => sum + length, 0),
  ),
  ...content,
];

export const bytes = (field: number, content: Uint8Array): Parts => [headOf(field, content.length), content];

export const text = (field: number, content: string): Parts => bytes(field, Buffer.from(content));

/** @param value a natural number up to 2^53 */
export const number = (field: number, value: number): Parts => [Buffer.from(varints(field * 8, value))];

const headOf = (field: number, length: number): Uint8Array => Buffer.from(varints(field * 8 + 2, length));

function varints(...values: readonly number[]): number[] {
  const all: number[] = [];
  for (const value of values) {
    let rest = value;
    for (; rest >= 128; rest = Math.floor(rest / 128)) all.push((rest % 128) + 128);
    all.push(rest);
  }
  return all;
}
