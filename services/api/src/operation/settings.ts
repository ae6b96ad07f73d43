import { isIP } from 'node:net';
import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';

/** One setting of the environment: its codec reads the text, `detail` says of what form it must be. */
interface Setting<A> {
  readonly codec: t.Type<A, unknown, unknown>;
  readonly fallback: string;
  /** What it must be, Vietnamese and English. */
  readonly form: { readonly vi: string; readonly en: string };
  readonly secret?: true;
}

function count(fallback: number, from: number, to: number): Setting<number> {
  const codec = new t.Type<number, unknown, unknown>(
    `${from}..${to}`,
    t.number.is,
    (text, context) => {
      const value = typeof text === 'string' && /^\d{1,12}$/.test(text) ? Number(text) : Number.NaN;
      return value >= from && value <= to ? t.success(value) : t.failure(text, context);
    },
    String,
  );
  return {
    codec,
    fallback: `${fallback}`,
    form: { vi: `phải là số nguyên từ ${from} đến ${to}`, en: `must be a whole number from ${from} to ${to}` },
  };
}

const LEVELS = ['error', 'warn', 'info', 'debug', 'silent'] as const;
const level: Setting<(typeof LEVELS)[number]> = {
  codec: t.keyof({ error: null, warn: null, info: null, debug: null, silent: null }),
  fallback: 'info',
  form: { vi: `phải là một trong: ${LEVELS.join(', ')}`, en: `must be one of: ${LEVELS.join(', ')}` },
};

const isProxy = (entry: string): boolean => {
  const [address = '', bits] = entry.split('/');
  const version = isIP(address);
  return (
    version !== 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128)))
  );
};
const proxies: Setting<readonly string[]> = {
  codec: new t.Type<readonly string[], unknown, unknown>(
    'addresses',
    t.array(t.string).is,
    (text, context) => {
      const entries = typeof text === 'string' && text !== '' ? text.split(',').map((entry) => entry.trim()) : [];
      return entries.every(isProxy) ? t.success(entries) : t.failure(text, context);
    },
    (entries) => entries.join(','),
  ),
  fallback: '',
  form: {
    vi: 'phải là các địa chỉ IP hoặc mạng, cách nhau bằng dấu phẩy, ví dụ 127.0.0.1,10.0.0.0/8',
    en: 'must be IP addresses or networks separated by commas, for example 127.0.0.1,10.0.0.0/8',
  },
};

const token: Setting<string> = {
  codec: new t.Type<string, unknown, unknown>(
    'token',
    t.string.is,
    (text, context) =>
      typeof text === 'string' && /^([\w.~+/=-]{20,200})?$/.test(text) ? t.success(text) : t.failure(text, context),
    String,
  ),
  fallback: '',
  form: {
    vi: 'phải có từ 20 đến 200 ký tự A–Z, a–z, 0–9 . ~ + / = _ -',
    en: 'must have 20 to 200 characters A–Z, a–z, 0–9 . ~ + / = _ -',
  },
  secret: true,
};

/** Every setting of the service beside PORT and who issues the tokens; docs/operation.md says what each does. */
export const SETTINGS = {
  KPI_LOG_LEVEL: level,
  KPI_METRICS_TOKEN: token,
  KPI_TRUSTED_PROXIES: proxies,
  KPI_MAX_BODY_BYTES: count(4_194_304, 1024, 104_857_600),
  KPI_MAX_JSON_DEPTH: count(32, 4, 200),
  KPI_MAX_JSON_VALUES: count(250_000, 100, 10_000_000),
  KPI_MAX_CONNECTIONS: count(1000, 1, 100_000),
  KPI_MAX_CONCURRENT: count(100, 1, 10_000),
  KPI_RATE_PER_ADDRESS: count(6000, 1, 1_000_000),
  KPI_RATE_PER_IDENTITY: count(1200, 1, 1_000_000),
  KPI_HEADERS_SECONDS: count(10, 1, 600),
  KPI_REQUEST_SECONDS: count(30, 1, 600),
  KPI_KEEP_ALIVE_SECONDS: count(5, 1, 600),
  KPI_IDLE_SECONDS: count(120, 1, 3600),
  KPI_ANSWER_SECONDS: count(30, 1, 3600),
  KPI_READY_SECONDS: count(2, 1, 60),
  KPI_DRAIN_SECONDS: count(0, 0, 600),
  KPI_SHUTDOWN_SECONDS: count(20, 1, 600),
} as const;

export type SettingName = keyof typeof SETTINGS;

export type ServiceSettings = {
  readonly [N in SettingName]: (typeof SETTINGS)[N] extends Setting<infer A> ? A : never;
};

export const SETTING_NAMES = Object.keys(SETTINGS) as readonly SettingName[];

/** A text read as the setting. */
export const decodeSetting = (name: SettingName, text: string): E.Either<t.Errors, unknown> =>
  (SETTINGS[name].codec as t.Type<unknown, unknown, unknown>).decode(text);

/** Every setting as it is when nothing is said. */
export const DEFAULT_SETTINGS: ServiceSettings = Object.fromEntries(
  SETTING_NAMES.map((name) => {
    const value = decodeSetting(name, SETTINGS[name].fallback);
    if (E.isLeft(value)) throw new TypeError(`the default of ${name} is not of its own form`);
    return [name, value.right];
  }),
) as ServiceSettings;
