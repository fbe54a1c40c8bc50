/** Numbers that a form prints rounded. */
import Big from 'big.js';

/** Whether a number is what is printed, rounded or cut to as many decimals as are printed. */
export function isPrintedOf(printed: Big, decimals: number, exact: Big): boolean {
  return printed.minus(exact).abs().lt(new Big(10).pow(-decimals));
}
