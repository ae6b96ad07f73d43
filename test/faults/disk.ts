import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { type Change, changed, type Keeps, piecesOf } from './disk-content.js';
import type { Call } from './strace-log.js';

interface DiskFile {
  readonly kind: 'file';
  /** What is on the disk for sure. */
  kept: Buffer;
  pending: Change[];
  /** Written through memory, unseen by the log: its content is taken for lost. */
  mapped: boolean;
}

interface DiskFolder {
  readonly kind: 'folder';
  readonly now: Map<string, DiskFile | DiskFolder>;
  readonly kept: Map<string, DiskFile | DiskFolder>;
  /** Each one whole: a rename takes the old name away and gives the new one. */
  pending: (readonly (readonly [name: string, is: DiskFile | DiskFolder | null])[])[];
}

const newFolder = (): DiskFolder => ({ kind: 'folder', now: new Map(), kept: new Map(), pending: [] });

/**
 * The disk below one folder as a log of calls makes it: what is surely on it, and what only the system's memory has. No more is
 * counted on than POSIX promises: a sync of a file keeps its content, a sync of a folder the names in it.
 */
export class Disk {
  readonly #root: string;
  readonly #tree = newFolder();
  readonly #open = new Map<number, { readonly node: DiskFile | DiskFolder; at: number }>();

  constructor(root: string) {
    this.#root = root;
  }

  apply(call: Call): void {
    switch (call.kind) {
      case 'open':
        this.#opened(call);
        break;
      case 'close':
        this.#open.delete(call.fd);
        break;
      case 'write':
        this.#written(call);
        break;
      case 'truncate':
        this.#fileOf(call.fd)?.pending.push({ length: call.length });
        break;
      case 'map': {
        const file = this.#fileOf(call.fd);
        if (file !== null) file.mapped = true;
        break;
      }
      case 'sync':
        this.#synced(call.fd);
        break;
      case 'failed sync': {
        // Linux forgets what it could not write, and a later sync that succeeds says nothing about it.
        const file = this.#fileOf(call.fd);
        if (file !== null) file.pending = [];
        break;
      }
      case 'mkdir':
        this.#named(call.path, newFolder());
        break;
      case 'unlink':
        this.#named(call.path, null);
        break;
      case 'rename':
        this.#renamed(call.from, call.to);
        break;
    }
  }

  /** Whether the call puts something on the disk that was not there. */
  isSyncOfSomething(call: Call): boolean {
    return call.kind === 'sync' && (this.#open.get(call.fd)?.node.pending.length ?? 0) > 0;
  }

  /** What was changed and is not on the disk: paths of files, and of folders whose names changed. Mapped files are left out. */
  unsynced(): readonly string[] {
    const found: string[] = [];
    const walk = (folder: DiskFolder, path: string): void => {
      if (folder.pending.length > 0) found.push(path);
      for (const [name, node] of folder.now)
        if (node.kind === 'folder') walk(node, join(path, name));
        else if (node.pending.length > 0 && !node.mapped) found.push(join(path, name));
    };
    walk(this.#tree, '');
    return found;
  }

  /** Name of the open file or folder below the root; null: it is none of them. */
  nameOf(fd: number): string | null {
    const node = this.#open.get(fd)?.node;
    const walk = (folder: DiskFolder, path: string): string | null => {
      if (folder === node) return path;
      for (const [name, inside] of folder.now) {
        const at = join(path, name);
        const found = inside === node ? at : inside.kind === 'folder' ? walk(inside, at) : null;
        if (found !== null) return found;
      }
      return null;
    };
    return node === undefined ? null : walk(this.#tree, '');
  }

  /** Writes what is found after a cut of the power at this instant into a folder that exists. */
  writeTo(target: string, keeps: Keeps): void {
    const write = (folder: DiskFolder, path: string): void => {
      const names = new Map(folder.kept);
      for (const change of folder.pending) if (keeps()) setNames(names, change);
      for (const [name, node] of names) {
        const at = join(path, name);
        if (node.kind === 'folder') {
          mkdirSync(at);
          write(node, at);
        } else if (!node.mapped)
          writeFileSync(
            at,
            changed(
              node.kept,
              node.pending.flatMap((one) => piecesOf(one, keeps)),
            ),
          );
      }
    };
    write(this.#tree, target);
  }

  #opened({ fd, path, create, empty }: Extract<Call, { kind: 'open' }>): void {
    this.#open.delete(fd);
    const place = this.#placeOf(path);
    if (place === null) return;
    let node = place.name === '' ? place.folder : place.folder.now.get(place.name);
    if (node === undefined) {
      if (!create) throw new Error(`${path} was opened, and the log does not say who made it`);
      node = { kind: 'file', kept: Buffer.alloc(0), pending: [], mapped: false };
      change(place.folder, [[place.name, node]]);
    } else if (empty && node.kind === 'file') node.pending.push({ length: 0 });
    this.#open.set(fd, { node, at: 0 });
  }

  #written({ fd, bytes, offset }: Extract<Call, { kind: 'write' }>): void {
    const open = this.#open.get(fd);
    if (open?.node.kind !== 'file') return;
    open.node.pending.push({ offset: offset ?? open.at, bytes });
    if (offset === null) open.at += bytes.length;
  }

  #synced(fd: number): void {
    const node = this.#open.get(fd)?.node;
    if (node?.kind === 'file') node.kept = changed(node.kept, node.pending);
    else for (const names of node?.pending ?? []) if (node !== undefined) setNames(node.kept, names);
    if (node !== undefined) node.pending = [];
  }

  #named(path: string, is: DiskFolder | null): void {
    const place = this.#placeOf(path);
    if (place !== null) change(place.folder, [[place.name, is]]);
  }

  #renamed(from: string, to: string): void {
    const [old, fresh] = [this.#placeOf(from), this.#placeOf(to)];
    if (old === null && fresh === null) return;
    const node = old?.folder.now.get(old.name);
    if (old === null || node === undefined || old.folder !== fresh?.folder)
      throw new Error(`${from} became ${to}: only a rename within one folder is understood`);
    change(old.folder, [
      [old.name, null],
      [fresh.name, node],
    ]);
  }

  #fileOf(fd: number): DiskFile | null {
    const node = this.#open.get(fd)?.node;
    return node?.kind === 'file' ? node : null;
  }

  #placeOf(path: string): { readonly folder: DiskFolder; readonly name: string } | null {
    if (path !== this.#root && !path.startsWith(`${this.#root}/`)) return null;
    const below = relative(this.#root, path);
    const above = dirname(below)
      .split('/')
      .filter((name) => name !== '.' && name !== '');
    let folder = this.#tree;
    for (const name of above) {
      const next = folder.now.get(name);
      if (next?.kind !== 'folder') throw new Error(`${path}: the log does not say who made ${name}`);
      folder = next;
    }
    return { folder, name: below.split('/').at(-1) ?? '' };
  }
}

function change(folder: DiskFolder, names: DiskFolder['pending'][number]): void {
  setNames(folder.now, names);
  folder.pending.push(names);
}

function setNames(of: Map<string, DiskFile | DiskFolder>, names: DiskFolder['pending'][number]): void {
  for (const [name, is] of names)
    if (is === null) of.delete(name);
    else of.set(name, is);
}
