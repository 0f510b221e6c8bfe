// Adds up the reports of the suites and closes the run with one line, after the name of each test that failed and the
// head of what it said: a long run is read from its end. A suite without a report, or one that ran no test, is a
// failure; so is a step that failed although no test did.
import { existsSync, readFileSync } from "node:fs";

const [failedSteps, ...files] = process.argv.slice(2);
const longestMessage = 2_000;
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
  for (const { name, assertionResults } of report.testResults) {
    for (const { status, fullName, failureMessages = [] } of assertionResults) {
      if (status !== "failed") continue;
      console.log(
        `FAILED ${name} > ${fullName}\n${failureMessages.join("\n").slice(0, longestMessage)}`,
      );
    }
  }
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
