// Adds up the reports of the suites and closes the run with one line. A suite without a report, or one that ran no
// test, is a failure; so is a step that failed although no test did.
import { existsSync, readFileSync } from "node:fs";

const [failedSteps, ...files] = process.argv.slice(2);
const sum = { passed: 0, failed: 0, skipped: 0 };
for (const file of files) {
  const report = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null;
  if (report === null || report.numTotalTests === 0) {
    console.log(`${file} tells of no test.`);
    sum.failed += 1;
    continue;
  }
  sum.passed += report.numPassedTests;
  sum.failed += report.numFailedTests;
  sum.skipped += report.numPendingTests + report.numTodoTests;
  // A file that could not even be loaded counts no failed test of its own.
  const broken = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === "failed" && assertionResults.every((test) => test.status !== "failed"),
  );
  for (const { name, message } of broken) console.log(`${name} could not run: ${message}`);
  sum.failed += broken.length;
}
if (failedSteps !== "0" && sum.failed === 0) sum.failed = 1;
console.log(`${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
process.exitCode = sum.failed > 0 ? 1 : 0;
