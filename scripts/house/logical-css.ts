/** Finds declarations that name a side of the screen instead of a side of the text. */

const NAME =
  /^(?:left|right|(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)(?:-\w+)?|border-(?:top|bottom)-(?:left|right)-radius)$/;
const VALUE = /^(?:left|right)$/;

/** Returns the declarations of a style sheet that do not mirror, such as `margin-left: 1px`. */
export function physicalIn(css: string): string[] {
  const plain = css.replace(/\/\*[\s\S]*?\*\//g, '');
  const declarations = [...plain.matchAll(/(?<=[{;]\s*)([\w-]+)\s*:\s*([^;{}]+?)\s*(?=[;}])/g)];
  return declarations
    .filter(([, name = '', value = '']) => {
      if (NAME.test(name)) return true;
      if (name === 'text-align' || name === 'float' || name === 'clear') return VALUE.test(value);
      if (name !== 'margin' && name !== 'padding' && name !== 'inset') return false;
      const sides = value.match(/(?:[\w-]+\((?:[^()]|\([^()]*\))*\)|\S+)/g) ?? [];
      return sides.length === 4 && sides[1] !== sides[3];
    })
    .map(([, name, value]) => `${name}: ${value}`);
}
