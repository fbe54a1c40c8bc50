// Stands for Node's own in dist/: only chalk asks it, for colours of its own that nobody uses, and it takes Node time to load.
const isatty = () => false;

export { isatty };
export default { isatty };
