/** Figures and tables as the benches print them, in Markdown. */

/** The middle of numbers, the upper of two. */
export const median = numbers => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** Three digits that count. */
export const round = number => String(Number(number.toPrecision(3)));

export function table(head, rows) {
  const line = cells => `| ${cells.join(' | ')} |`;
  console.log([line(head), line(head.map(() => '---')), ...rows.map(line), ''].join('\n'));
}
