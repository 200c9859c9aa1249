import type { Page } from "playwright-core";

/**
 * Text whose contrast with what is behind it is under 4.5 (WCAG 2.2, 1.4.3), as "ratio text". Runs in
 * the browser; a string, since the tests' own types know no DOM.
 */
const LOW_CONTRAST = `(() => {
  const canvas = Object.assign(document.createElement("canvas"), { width: 1, height: 1 });
  const context = canvas.getContext("2d", { willReadFrequently: true });
  const paint = (colours) => {
    context.clearRect(0, 0, 1, 1);
    for (const colour of colours) { context.fillStyle = colour; context.fillRect(0, 0, 1, 1); }
    return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const luminance = (rgb) => {
    const [r, g, b] = rgb.map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const layers = (element) => {
    const found = [];
    for (let one = element; one; one = one.parentElement) found.unshift(getComputedStyle(one).backgroundColor);
    return found;
  };
  const low = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let seen = 0;
  while (walker.nextNode()) {
    const text = walker.currentNode.textContent.trim();
    const element = walker.currentNode.parentElement;
    if (!text || !element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    if (element.closest(".visually-hidden, .skip, noscript")) continue;
    seen += 1;
    const behind = layers(element);
    const [light, dark] = [paint([...behind, getComputedStyle(element).color]), paint(behind)]
      .map(luminance).sort((a, b) => b - a);
    const ratio = (light + 0.05) / (dark + 0.05);
    if (ratio < 4.5) low.push(ratio.toFixed(2) + " " + text);
  }
  return seen === 0 ? ["no text was found"] : low;
})()`;

export function lowContrast(page: Page): Promise<string[]> {
  return page.evaluate(LOW_CONTRAST);
}

/** How far the page can be scrolled sideways, in CSS pixels. */
export function sidewaysOverflow(page: Page): Promise<number> {
  return page.evaluate(
    `document.documentElement.scrollWidth - document.documentElement.clientWidth`,
  );
}

/** Sum of the layout shifts that nobody caused by typing or clicking (Core Web Vitals' CLS). */
export function layoutShift(page: Page): Promise<number> {
  return page.evaluate(`new Promise((resolve) => {
    let sum = 0;
    new PerformanceObserver((list) => {
      for (const shift of list.getEntries()) if (!shift.hadRecentInput) sum += shift.value;
    }).observe({ type: "layout-shift", buffered: true });
    setTimeout(() => resolve(sum), 100);
  })`);
}

/** Controls that a screen reader would announce without a name. */
export async function namelessControls(page: Page): Promise<string[]> {
  const nameless: string[] = [];
  for (const role of ["button", "textbox", "link", "dialog", "img"] as const) {
    const all = page.getByRole(role);
    const named = page.getByRole(role, { name: /\S/ });
    if ((await all.count()) !== (await named.count())) nameless.push(role);
  }
  return nameless;
}

/** What has the focus, as "role name" of the accessibility tree, roughly. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(`(() => {
    const one = document.activeElement;
    return one.tagName.toLowerCase() + " " + (one.getAttribute("aria-label") ?? one.textContent.trim());
  })()`);
}

/** True when the focused element shows that it is, by its own outline or its composer's. */
export function focusIsVisible(page: Page): Promise<boolean> {
  return page.evaluate(`[document.activeElement, document.activeElement.closest("form")]
    .some((one) => one && getComputedStyle(one).outlineStyle !== "none")`);
}
