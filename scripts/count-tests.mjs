// Prints the closing line of a CI run: N passed, N failed, N skipped. Argument: exit status of the other checks.
import { readFileSync } from 'node:fs';

const result = JSON.parse(readFileSync(new URL('../test-results.json', import.meta.url), 'utf8'));
const failedChecks = Number(process.argv[2]) === 0 ? 0 : 1;
const broken = result.testResults.filter(
  file => file.status === 'failed' && file.assertionResults.length === 0,
);
const failed = result.numFailedTests + broken.length + failedChecks;
const skipped = result.numPendingTests + result.numTodoTests;
console.log(`${result.numPassedTests} passed, ${failed} failed, ${skipped} skipped`);
