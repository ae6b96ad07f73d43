// What importing anything costs: the least that a load can take.
export const evaluate = undefined;
