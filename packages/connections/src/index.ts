export { type Problem, problem } from './problem.js';
export { type CursorStore, cursorFile } from './tasks/cursor.js';
export { isSourceId } from './tasks/ids.js';
export { ITEM_KINDS, type Item, type ItemKind, readItem, taskPageSchema } from './tasks/item.js';
export { folderTaskSource } from './tasks/json/folder-source.js';
export { type HttpSourceOptions, httpTaskSource } from './tasks/json/http-source.js';
export { type Rejected, type Taken, type TakeOptions, takeTasks } from './tasks/take.js';
export type { Delivered, TaskPage, TaskSource } from './tasks/task-source.js';
