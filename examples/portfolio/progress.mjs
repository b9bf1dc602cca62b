// A progress bar on standard error, if it is asked for.
const WIDTH = 40;

/** @param {string} title @param {number} total @param {boolean} wanted @returns {(loans: number) => void} */
export function progressBar(title, total, wanted) {
  let done = 0;
  let shown = -1;
  return (loans) => {
    done += loans;
    const percent = Math.floor((100 * done) / total);
    if (!wanted || percent === shown) return;
    shown = percent;
    const bar = "#".repeat(Math.floor((WIDTH * percent) / 100)).padEnd(WIDTH, ".");
    process.stderr.write(`\r${title.padEnd(10)} [${bar}] ${percent}%${percent === 100 ? "\n" : ""}`);
  };
}
