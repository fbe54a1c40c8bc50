/** Prints an error that the program does not report itself: it cannot be loaded, or it crashed. Loaded only then. */
const { writeSync } = require('node:fs');
const { dirname } = require('node:path');

const FAULT = 2;
const BUG = 3;
const home = dirname(__dirname);

/** Prints the error and ends the process: status 2 where the system or the installation is at fault, 3 for a bug. */
exports.end = error => {
  const fault = faultOf(error);
  const lines = fault ?? bugOf(error);
  const stack = process.env.PERFGOAL_DEBUG === '1' && error instanceof Error ? [error.stack] : [];
  try {
    writeSync(2, `${[...lines, ...stack].join('\n')}\n`);
  } catch {
    // Standard error is closed; the status still tells.
  }
  process.exit(fault ? FAULT : BUG);
};

/** The message where the system or the installation is at fault; undefined for a bug. */
function faultOf(error) {
  const { code, syscall, path } = Object(error);
  if (syscall === 'uv_cwd')
    return [
      'perfgoal  错误  当前文件夹已被删除或读不了；请换到别的文件夹再运行。',
      'perfgoal  error  the current folder is gone or unreadable; run it from another folder.',
    ];
  if (code === 'MODULE_NOT_FOUND' || (syscall && String(path).startsWith(home)))
    return [
      `perfgoal  错误  程序的文件缺失或读不了（${code}）；请重新安装 perfgoal。`,
      `perfgoal  error  a file of the program is missing or unreadable (${code}); install perfgoal again.`,
    ];
  if (syscall)
    return [`perfgoal  错误  系统返回 ${code}`, `perfgoal  error  the system says ${code}`];
  return undefined;
}

/** The message for a bug; without the error’s own text, which may quote a filing. */
function bugOf(error) {
  const kind = error instanceof Error ? error.name : typeof error;
  return [
    `perfgoal 内部出错（${kind}）。这是 perfgoal 自身的错误，请报告给开发者；设 PERFGOAL_DEBUG=1 再运行可看到出错的位置。`,
    `Internal error in perfgoal (${kind}). This is a bug, please report it; PERFGOAL_DEBUG=1 shows where it happened.`,
    `Node ${process.version} · ${process.platform} ${process.arch}`,
  ];
}
