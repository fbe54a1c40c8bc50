/**
 * Loads the program from dist/ with the code that V8 made of it when it was built, in a fraction of the time that
 * compiling it takes. Code of another release or processor is refused: then Node loads the program as it always does.
 */
const { readFileSync, writeFileSync } = require('node:fs');
const nodeModule = require('node:module');
const { join } = require('node:path');
const { Script } = require('node:vm');

const dist = join(__dirname, '../dist');
const codeOf = name => join(dist, `${name}.code`);
const scripts = new Map();
const modules = new Map();

/** The exports of an entry of dist/, e.g. cli. */
exports.load = entry => {
  const name = `${entry}.cjs`;
  if (scriptOf(name).cachedDataRejected === false) return exportsOf(name);
  nodeModule.enableCompileCache?.();
  return require(join(dist, name));
};

/** The same, whether or not there is code that is good, so that it can be saved. */
exports.loadAnew = entry => exportsOf(`${entry}.cjs`);

/** Saves the code of all that was loaded, each function's that has run included. */
exports.saveCode = () => {
  for (const [name, script] of scripts) writeFileSync(codeOf(name), script.createCachedData());
};

function exportsOf(name) {
  const known = modules.get(name);
  if (known) return known.exports;
  const module = { exports: {} };
  modules.set(name, module);
  const requireFrom = id => (id.startsWith('./') ? exportsOf(id.slice(2)) : require(id));
  const run = scriptOf(name).runInThisContext();
  run(module.exports, requireFrom, module, join(dist, name), dist);
  return module.exports;
}

function scriptOf(name) {
  const known = scripts.get(name);
  if (known) return known;
  const filename = join(dist, name);
  const source = readFileSync(filename, 'latin1');
  const script = new Script(
    `(function (exports, require, module, __filename, __dirname) {${source}\n})`,
    { filename, cachedData: readIfThere(codeOf(name)) },
  );
  scripts.set(name, script);
  return script;
}

function readIfThere(file) {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}
