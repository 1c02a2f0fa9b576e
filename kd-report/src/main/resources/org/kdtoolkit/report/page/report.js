"use strict";
// Headings of tables become buttons that sort: once, the other way round, and back as it was.
// Without scripts the tables are as they are. No character here means anything in XML.
for (const table of document.querySelectorAll("table:not(.matrix)")) {
  const body = table.tBodies[0];
  const written = Array.from(body.rows);
  const headings = Array.from(table.tHead.rows[0].cells);
  const key = (row, column) => {
    const cell = row.cells[column];
    if (cell.hasAttribute("data-value")) {
      return Number(cell.getAttribute("data-value"));
    }
    const text = cell.textContent.trim();
    return text === "" || text === "–" ? null : text;
  };
  // numbers before texts, and what is not there last, whichever way round
  const compared = (a, b, sign) => {
    if (a === null || b === null) {
      return (a === null ? 1 : 0) - (b === null ? 1 : 0);
    }
    if (typeof a !== typeof b) {
      return typeof a === "number" ? -1 : 1;
    }
    return typeof a === "number" ? sign * (a - b || 0) : sign * a.localeCompare(b);
  };
  const sort = (heading, column) => {
    const numbers = written.some(row => typeof key(row, column) === "number");
    const order = numbers ? ["descending", "ascending"] : ["ascending", "descending"];
    const next = order[order.indexOf(heading.getAttribute("aria-sort")) + 1];
    headings.forEach(other => other.removeAttribute("aria-sort"));
    if (next === undefined) {
      body.append(...written);
      return;
    }
    heading.setAttribute("aria-sort", next);
    const sign = next === "ascending" ? 1 : -1;
    body.append(...written.slice().sort((a, b) => compared(key(a, column), key(b, column), sign)));
  };
  if (written.length > 1) {
    headings.forEach((heading, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "sort";
      if (heading.querySelector("a")) {
        button.setAttribute("aria-label", "sort by " + heading.textContent.trim());
      } else {
        button.append(...heading.childNodes);
      }
      heading.append(button);
      button.addEventListener("click", () => sort(heading, column));
    });
  }
}
// On paper nothing can be unfolded.
window.addEventListener("beforeprint", () => {
  document.querySelectorAll("details").forEach(fold => { fold.open = true; });
});
