import type { Page } from 'playwright-core';

/** What is wrong with how the page stands on the screen: what is wider than its place, and texts that lie on each other. */
export const layoutProblems = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const said = (element: Element) => `${element.tagName.toLowerCase()}.${element.className}`;
    const isHidden = (element: Element) => element.closest('.hidden, .skip, svg, [hidden]') !== null;
    const root = document.documentElement;
    const wide = root.scrollWidth > root.clientWidth ? [`page: ${root.scrollWidth} > ${root.clientWidth}`] : [];
    for (const element of document.querySelectorAll('body *')) {
      if (isHidden(element) || element.closest('thead') !== null) continue;
      // Of an inline box the client width is 0.
      if (element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1 && element.tagName !== 'INPUT')
        wide.push(`${said(element)}: ${element.scrollWidth} > ${element.clientWidth}`);
    }
    const boxes: { text: string; of: Node; box: DOMRect }[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const { parentElement: parent, textContent } = node;
      const text = textContent?.trim() ?? '';
      if (text === '' || parent === null || isHidden(parent) || !parent.checkVisibility()) continue;
      const head = parent.closest('thead');
      if (head !== null && getComputedStyle(head).position === 'absolute') continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const box of range.getClientRects())
        if (box.width > 1 && box.height > 1) boxes.push({ text, of: node, box });
    }
    boxes.sort((a, b) => a.box.top - b.box.top);
    const crossing: string[] = [];
    for (const [i, one] of boxes.entries())
      for (let j = i + 1; j < boxes.length; j++) {
        const other = boxes[j];
        // Fonts reach a little beyond their line.
        if (other === undefined || other.box.top > one.box.bottom - 4) break;
        const width = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        if (other.of !== one.of && width > 2)
          crossing.push(`"${one.text.slice(0, 40)}" on "${other.text.slice(0, 40)}"`);
      }
    return [...wide, ...crossing].slice(0, 20);
  });
