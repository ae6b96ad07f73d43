import { readFileSync } from 'node:fs';
import * as E from 'fp-ts/lib/Either.js';
import { ROLES, type Role } from './caller.js';
import { type ClaimMapping, OWN_NAMES } from './claims.js';
import { isSafeAddress } from './issuer-keys.js';

/** Who issues the tokens, and how their claims are read. */
export interface IdentitySettings {
  readonly issuer: string;
  readonly audience: string;
  /** Address of the keys; null: the discovery document of the issuer names it. */
  readonly jwks: string | null;
  readonly clockToleranceSeconds: number;
  readonly claims: ClaimMapping;
  /** As which client of the issuer the page signs people in; null: it does not. */
  readonly page: { readonly clientId: string; readonly scope: string } | null;
}

/** A setting that cannot be used. */
export interface SettingProblem {
  readonly setting: string;
  readonly vi: string;
  readonly en: string;
}

type Values = { readonly [name: string]: string | undefined };

const NAMES = [
  'KPI_OIDC_ISSUER',
  'KPI_OIDC_AUDIENCE',
  'KPI_OIDC_JWKS_URI',
  'KPI_OIDC_CLOCK_TOLERANCE',
  'KPI_OIDC_CLAIM_ROLES',
  'KPI_OIDC_CLAIM_UNIT',
  'KPI_OIDC_CLAIM_OFFICIAL',
  'KPI_OIDC_ROLES',
  'KPI_OIDC_CLIENT_ID',
  'KPI_OIDC_SCOPE',
] as const;
const FILE = 'KPI_OIDC_FILE';

/**
 * The settings of the environment, and of the JSON file that KPI_OIDC_FILE names (the same names; the environment goes
 * first). null: nothing is set, no issuer. All problems at once.
 */
export function readIdentitySettings(
  environment: Values,
): E.Either<readonly SettingProblem[], IdentitySettings | null> {
  const own = Object.fromEntries(
    Object.entries(environment).filter(([name, value]) => name.startsWith('KPI_OIDC_') && value !== ''),
  );
  const { [FILE]: file, ...given } = own;
  const fromFile = file === undefined ? E.right({}) : readFile(file);
  if (E.isLeft(fromFile)) return E.left([fromFile.left]);
  const values: Values = { ...fromFile.right, ...given };
  return Object.keys(values).length === 0 ? E.right(null) : settingsOf(values);
}

function settingsOf(values: Values): E.Either<readonly SettingProblem[], IdentitySettings> {
  const { KPI_OIDC_ISSUER: issuer = '', KPI_OIDC_AUDIENCE: audience = '', KPI_OIDC_JWKS_URI: jwks } = values;
  const { KPI_OIDC_CLIENT_ID: clientId, KPI_OIDC_SCOPE: scope = 'openid' } = values;
  const tolerance = values['KPI_OIDC_CLOCK_TOLERANCE'] ?? '30';
  const roleNames = rolesOf(values['KPI_OIDC_ROLES']);
  const problems: readonly SettingProblem[] = [
    ...Object.keys(values).flatMap((name) => (isKnown(name) ? [] : [unknownSetting(name)])),
    ...(isSafeAddress(issuer) ? [] : [noAddress('KPI_OIDC_ISSUER', issuer)]),
    ...(audience === '' ? [missing('KPI_OIDC_AUDIENCE')] : []),
    ...(jwks === undefined || isSafeAddress(jwks) ? [] : [noAddress('KPI_OIDC_JWKS_URI', jwks)]),
    ...(/^\d{1,3}$/.test(tolerance) && Number(tolerance) <= 300 ? [] : [noTolerance(tolerance)]),
    ...(E.isLeft(roleNames) ? roleNames.left : []),
  ];
  if (problems.length > 0 || E.isLeft(roleNames)) return E.left(problems);
  return E.right({
    issuer,
    audience,
    jwks: jwks ?? null,
    clockToleranceSeconds: Number(tolerance),
    claims: {
      roles: values['KPI_OIDC_CLAIM_ROLES'] ?? 'roles',
      unit: values['KPI_OIDC_CLAIM_UNIT'] ?? 'unit',
      official: values['KPI_OIDC_CLAIM_OFFICIAL'] ?? 'official',
      roleNames: roleNames.right,
    },
    page: clientId === undefined ? null : { clientId, scope },
  });
}

const isKnown = (name: string): boolean => (NAMES as readonly string[]).includes(name);

function readFile(path: string): E.Either<SettingProblem, Values> {
  const said = (vi: string, en: string): E.Either<SettingProblem, never> => E.left({ setting: FILE, vi, en });
  try {
    const content: unknown = JSON.parse(readFileSync(path, 'utf8'));
    const isObject = typeof content === 'object' && content !== null && !Array.isArray(content);
    return isObject && Object.values(content).every((value) => typeof value === 'string')
      ? E.right(content as Values)
      : said(
          `tệp ${path} phải là một đối tượng JSON với giá trị là văn bản`,
          `${path} must hold a JSON object of texts`,
        );
  } catch (error) {
    const reason = error instanceof SyntaxError ? 'JSON' : ((error as NodeJS.ErrnoException).code ?? '');
    return said(`không đọc được tệp ${path} (${reason})`, `cannot read ${path} (${reason})`);
  }
}

/** `theirs=OURS,…`; left out: our own names. */
function rolesOf(text: string | undefined): E.Either<readonly SettingProblem[], ReadonlyMap<string, Role>> {
  if (text === undefined) return E.right(OWN_NAMES);
  const pairs = text.split(',').map((pair) => /^\s*(?<theirs>[^=]*[^=\s])\s*=\s*(?<ours>\w+)\s*$/.exec(pair)?.groups);
  const roles = new Map<string, Role>();
  const wrong = pairs.some((pair) => {
    const role = ROLES.find((one) => one === pair?.['ours']);
    if (role !== undefined) roles.set(pair?.['theirs'] ?? '', role);
    return role === undefined;
  });
  const known = ROLES.join(', ');
  return wrong || roles.size < pairs.length
    ? E.left([
        {
          setting: 'KPI_OIDC_ROLES',
          vi: `"${text}" phải có dạng tên=VAI_TRÒ,tên=VAI_TRÒ, mỗi tên một lần; các vai trò: ${known}`,
          en: `"${text}" must be name=ROLE,name=ROLE with each name once; roles: ${known}`,
        },
      ])
    : E.right(roles);
}

const missing = (setting: string): SettingProblem => ({ setting, vi: 'còn thiếu', en: 'is missing' });

const noAddress = (setting: string, value: string): SettingProblem =>
  value === ''
    ? missing(setting)
    : {
        setting,
        vi: `"${value}" phải là địa chỉ https:// (http:// chỉ trên máy này)`,
        en: `"${value}" must be an https:// address (http:// on this machine only)`,
      };

const noTolerance = (value: string): SettingProblem => ({
  setting: 'KPI_OIDC_CLOCK_TOLERANCE',
  vi: `"${value}" phải là số giây từ 0 đến 300`,
  en: `"${value}" must be a number of seconds from 0 to 300`,
});

const unknownSetting = (setting: string): SettingProblem => ({
  setting,
  vi: `không có thiết lập này; các thiết lập: ${[...NAMES, FILE].join(', ')}`,
  en: `is no setting; settings: ${[...NAMES, FILE].join(', ')}`,
});
