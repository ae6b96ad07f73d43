import { accepted, assigned, confirmed, judged, smallCity, submitted } from './city.js';
import { TestLedger } from './ledger.js';

export const Q1 = { period: '2026-Q1', actor: 'so-noi-vu' };

/** The small city with a first quarter ready to be published on 5 April: director S = 100 and employee S = 80, both confirmed. */
export async function rated({ director = true } = {}): Promise<TestLedger> {
  const ledger = new TestLedger();
  await smallCity(ledger);
  ledger.on('2026-01-05');
  await assigned(ledger, 'bao-cao', '2026-03-31');
  ledger.on('2026-03-20');
  await submitted(ledger, 'bao-cao');
  await accepted(ledger, 'bao-cao', '2026-03-20');
  ledger.on('2026-04-02');
  await judged(ledger, 'director');
  await confirmed(ledger, 'employee', '80');
  if (director) await confirmed(ledger, 'director', '100');
  return ledger.on('2026-04-05');
}
