import type { Page } from 'playwright-core';

/** A square of so many points is looked at as one: by its mean colour, in which the edges of letters hardly count. */
const SQUARE = 8;

/** Two squares differ where one of red, green and blue differs by more than this, of 255. */
const COLOUR = 24;

/** How two pictures differ. */
export interface PictureDifference {
  /** Width and height of both, in points. */
  readonly sizes: readonly [string, string];
  /** Share of the squares that differ, from 0 to 1; of pictures of two sizes it is 1. */
  readonly share: number;
}

/**
 * Compares two PNG files as an eye would that does not look closely: by squares of eight points, since the same letters are
 * drawn with other edges by another release of a browser. `page` is one in which images may be loaded.
 */
export async function comparePictures(page: Page, before: Buffer, after: Buffer): Promise<PictureDifference> {
  const [left, right] = [await squares(page, before), await squares(page, after)];
  const sizes = [`${left.width} × ${left.height}`, `${right.width} × ${right.height}`] as const;
  if (sizes[0] !== sizes[1]) return { sizes, share: 1 };
  const differs = left.colours.filter((colour, index) =>
    colour.some((value, channel) => Math.abs(value - (right.colours[index]?.[channel] ?? 0)) > COLOUR),
  );
  return { sizes, share: differs.length / left.colours.length };
}

function squares(page: Page, png: Buffer): Promise<Squares> {
  const picture = JSON.stringify(`data:image/png;base64,${png.toString('base64')}`);
  return page.evaluate<Squares>(`(${SQUARES})(${picture}, ${SQUARE})`);
}

interface Squares {
  readonly width: number;
  readonly height: number;
  readonly colours: readonly (readonly number[])[];
}

/** Runs in the browser: the mean colour of every square of a picture, row by row. */
const SQUARES = `async (picture, size) => {
  const image = await createImageBitmap(await (await fetch(picture)).blob());
  const { width, height } = image;
  const context = new OffscreenCanvas(width, height).getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  const columns = Math.ceil(width / size);
  const sums = Array.from({ length: columns * Math.ceil(height / size) }, () => [0, 0, 0, 0]);
  for (let at = 0; at < width * height; at++) {
    const sum = sums[Math.floor(Math.floor(at / width) / size) * columns + Math.floor((at % width) / size)];
    for (let channel = 0; channel < 3; channel++) sum[channel] += data[at * 4 + channel];
    sum[3] += 1;
  }
  const colours = sums.map(([red, green, blue, points]) => [red / points, green / points, blue / points]);
  return { width, height, colours };
}`;
