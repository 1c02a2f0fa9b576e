// What a reader of a report would miss, as a list of sentences: parts that are cut off, and texts in
// drawings that leave them, lie on each other or are too small.
(() => {
  const findings = [];
  const width = document.documentElement.clientWidth;
  const shown = element => element.getClientRects().length > 0;
  const name = element => {
    const classes = element.getAttribute("class");
    return element.tagName + (classes ? "." + classes : "") + " '"
      + element.textContent.trim().slice(0, 60) + "'";
  };
  if (document.documentElement.scrollWidth > width) {
    findings.push("the page is " + document.documentElement.scrollWidth + " px wide, " + width + " are shown");
  }
  for (const element of document.querySelectorAll("body *")) {
    // warnings are shortened on purpose: they lead to the whole text
    if (!shown(element) || element.closest(".skip, caption, .alert")) {
      continue;
    }
    const box = element.getBoundingClientRect();
    const scrolls = element.parentElement.closest(".scroll, pre");
    if (!scrolls && (box.left < -0.5 || box.right > width + 0.5)) {
      findings.push(name(element) + " reaches from " + box.left + " to " + box.right + " of " + width);
    }
    const style = getComputedStyle(element);
    const hides = ["hidden", "clip"].includes(style.overflowX) && !(element instanceof SVGElement);
    if (hides && element.scrollWidth > element.clientWidth + 1) {
      findings.push(name(element) + " hides a part of itself");
    }
  }
  for (const box of document.querySelectorAll(".scroll")) {
    if (box.tabIndex !== 0 || !box.getAttribute("aria-label")) {
      findings.push(name(box) + " can't be reached by keyboard or has no name");
    }
    if (box.querySelector("svg")) {
      findings.push(name(box) + " hides a part of a drawing");
    }
  }
  for (const chart of document.querySelectorAll(".chart")) {
    const count = Array.from(chart.querySelectorAll("svg")).filter(shown).length;
    if (count !== 1) {
      findings.push(name(chart) + " shows " + count + " drawings");
    }
  }
  for (const svg of Array.from(document.querySelectorAll("svg")).filter(shown)) {
    const view = svg.viewBox.baseVal;
    const scale = svg.getBoundingClientRect().width / view.width;
    for (const mark of svg.querySelectorAll("text, circle, line, path, rect")) {
      const box = mark.getBBox();
      if (box.x < view.x - 1 || box.y < view.y - 1
          || box.x + box.width > view.x + view.width + 1 || box.y + box.height > view.y + view.height + 1) {
        findings.push(name(mark) + " of '" + svg.getAttribute("aria-label") + "' leaves its drawing: "
          + [box.x, box.y, box.width, box.height].map(Math.round) + " of " + view.width + " x " + view.height);
      }
    }
    const texts = Array.from(svg.querySelectorAll("text"));
    for (const text of texts) {
      if (parseFloat(getComputedStyle(text).fontSize) * scale < 10) {
        findings.push(name(text) + " is " + parseFloat(getComputedStyle(text).fontSize) * scale + " px high");
      }
    }
    texts.forEach((text, i) => texts.slice(i + 1).forEach(other => {
      const a = text.getBBox();
      const b = other.getBBox();
      const apart = a.x + a.width <= b.x || b.x + b.width <= a.x
        || a.y + a.height <= b.y + 3 || b.y + b.height <= a.y + 3;
      if (!apart && text.textContent.trim() && other.textContent.trim()) {
        findings.push(name(text) + " lies on " + name(other) + " of '" + svg.getAttribute("aria-label") + "'");
      }
    }));
  }
  const levels = Array.from(document.querySelectorAll("h1, h2, h3, h4")).map(h => Number(h.tagName[1]));
  levels.forEach((level, i) => {
    if (level > (i === 0 ? 1 : levels[i - 1] + 1)) {
      findings.push("heading " + (i + 1) + " skips a level");
    }
  });
  const ids = Array.from(document.querySelectorAll("[id]")).map(element => element.id);
  if (new Set(ids).size !== ids.length) {
    findings.push("ids are there twice: " + ids);
  }
  for (const link of document.querySelectorAll("a[href^='#']")) {
    if (!document.getElementById(link.getAttribute("href").slice(1))) {
      findings.push(name(link) + " leads nowhere");
    }
  }
  return findings;
})()
