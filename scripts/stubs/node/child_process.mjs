// Stands for Node's own in dist/: only commander would begin processes, for commands that are files of their own.
const spawn = () => {
  throw new Error('perfgoal begins no processes');
};

export { spawn };
export default { spawn };
