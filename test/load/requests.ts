import type { Sent } from './sent.ts';

export interface LoadRequest {
  readonly kind: 'read' | 'write';
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: string;
  /** The command of a write. */
  readonly sent?: Sent;
}

/** Questions of every kind: lists of the plans, figures of the whole city, and one that changes with every write. */
export const READS = [
  '/api/v1/indicators',
  '/api/v1/catalogue/units',
  '/api/v1/progress',
  '/api/v1/ratings?period=2026-Q3',
  '/api/v1/basis',
] as const;

export interface Mix {
  readonly reads?: readonly string[];
  /** So many requests hold one write; 1: writes only. */
  readonly writeEvery?: number;
}

const UNITS = 20;

/**
 * Requests as a service gets them, each run other ids: mostly questions; of twenty writes one is sent again, one uses a taken id for something else,
 * one is refused by a rule, three rename one of a few units (so that several write to one stream), and the others register a unit.
 */
export function requestsOf(run: string, { reads = READS, writeEvery = 4 }: Mix = {}) {
  const sent: Sent[] = [];
  let count = 0;
  let writes = 0;

  const write = (commandId: string, kind: string, validAt: string, data: object): LoadRequest => {
    const command: Sent = { commandId, data: JSON.stringify(data), state: 'OPEN' };
    sent.push(command);
    const body = JSON.stringify({ commandId, kind, validAt, data });
    return { kind: 'write', method: 'POST', path: '/api/v1/commands', body, sent: command };
  };
  const register = (commandId: string, unit: string, name = `Đơn vị ${unit}`): LoadRequest =>
    write(commandId, 'UnitRegistered', '2026-01-01', {
      ...{ unit, name, aliases: [], kind: 'department', scope: 'in', article: null },
    });
  const nextWrite = (): LoadRequest => {
    writes += 1;
    const id = `${run}-${writes}`;
    if (writes <= UNITS) return register(id, id);
    const earlier = `${run}-${1 + (writes % UNITS)}`;
    switch (writes % 20) {
      case 0:
        return register(earlier, earlier);
      case 5:
        return register(earlier, earlier, 'another name under the same id');
      case 10:
        return write(id, 'UnitRenamed', '2026-02-01', { unit: `${run}-nobody`, name: 'Không có' });
      case 3:
      case 8:
      case 13:
        return write(id, 'UnitRenamed', '2026-02-01', { unit: earlier, name: `Đơn vị đổi tên ${writes}` });
      default:
        return register(id, id);
    }
  };
  return {
    sent: sent as readonly Sent[],
    next: (): LoadRequest => {
      count += 1;
      if (count % writeEvery === 0) return nextWrite();
      return { kind: 'read', method: 'GET', path: reads[count % reads.length] ?? '/api/v1/basis' };
    },
  };
}
