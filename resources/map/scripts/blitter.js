/* Blitter: one picture as large as the view, into which sprites are copied pixel by pixel. Copying
   goes along lists of a sprite's own pixels, so that its empty corners cost nothing. */

class Blitter {
  constructor(canvas) {
    this.canvas = canvas;
    this.context = canvas.getContext('2d', { willReadFrequently: true });
    this.image = null;
  }

  fit(size, ratio) {
    const { canvas } = this;
    const [width, height] = [Math.round(size.x * ratio), Math.round(size.y * ratio)];
    if (width * height === 0) {
      this.image = null;
    } else if (canvas.width !== width || canvas.height !== height || !this.image) {
      canvas.width = width;
      canvas.height = height;
      canvas.style.width = `${size.x}px`;
      canvas.style.height = `${size.y}px`;
      this.image = this.picture(width, height);
      this.before = this.picture(width, height);
      this.buffer = this.image.pixels;
    }
    this.ratio = ratio;
    return this.image !== null;
  }

  picture(width, height) {
    const data = this.context.createImageData(width, height);
    return { data, width, height, pixels: new Uint32Array(data.data.buffer) };
  }

  /* Begins a picture; `put` shows it. */
  clear() { this.buffer.fill(0); }

  /* Shows the picture. Only the part that is another one than before reaches the screen, because
     every pixel that does goes through the engine and the window: a whole view costs 10 ms more from
     change to screen than one mark. `whole`: something else was painted on the canvas since. */
  put(whole) {
    const { image, before } = this;
    const part = whole ? { left: 0, top: 0, right: image.width, bottom: image.height } : differing(image, before);
    if (part) this.context.putImageData(image.data, 0, 0, part.left, part.top, part.right - part.left, part.bottom - part.top);
    this.image = before;
    this.before = image;
    this.buffer = before.pixels;
  }

  /* A sprite with its middle at a place of the view. */
  sprite(sprite, x, y) {
    this.copy(sprite, Math.round(x * this.ratio) - sprite.half, Math.round(y * this.ratio) - sprite.half);
  }

  /* A sprite with its upper left corner at a pixel. */
  copy(sprite, left, top) {
    const { width, height } = this.image;
    const inside = left >= 0 && top >= 0 && left + sprite.columns <= width && top + sprite.rows <= height;
    if (inside) this.copyWhole(listed(sprite, width), top * width + left);
    else this.copyPart(sprite, left, top);
  }

  copyWhole({ hardAt, hard, softAt, soft }, from) {
    const { buffer } = this;
    for (let index = 0; index < hard.length; index += 1) buffer[from + hardAt[index]] = hard[index];
    for (let index = 0; index < soft.length; index += 1) {
      const to = from + softAt[index];
      const under = buffer[to];
      buffer[to] = under === 0 ? soft[index] : mixPixels(soft[index], under);
    }
  }

  copyPart(sprite, left, top) {
    const { buffer, image: { width, height } } = this;
    const { hardAt, hard, softAt, soft } = listed(sprite, width);
    const place = (at) => {
      const row = top + Math.floor(at / width);
      const column = left + (at % width);
      return row >= 0 && row < height && column >= 0 && column < width ? row * width + column : -1;
    };
    for (let index = 0; index < hard.length; index += 1) {
      const to = place(hardAt[index]);
      if (to >= 0) buffer[to] = hard[index];
    }
    for (let index = 0; index < soft.length; index += 1) {
      const to = place(softAt[index]);
      if (to >= 0) buffer[to] = buffer[to] === 0 ? soft[index] : mixPixels(soft[index], buffer[to]);
    }
  }
}

/* The box in which two pictures of the same size differ; none where they are the same. */
function differing({ pixels, width }, { pixels: others }) {
  let first = 0;
  const { length } = pixels;
  while (first < length && pixels[first] === others[first]) first += 1;
  if (first === length) return undefined;
  let last = length - 1;
  while (pixels[last] === others[last]) last -= 1;
  const [top, bottom] = [Math.floor(first / width), Math.floor(last / width) + 1];
  let [left, right] = [width, 0];
  for (let row = top; row < bottom; row += 1) {
    const from = row * width;
    let column = 0;
    while (column < left && pixels[from + column] === others[from + column]) column += 1;
    left = column;
    column = width;
    while (column > right && pixels[from + column - 1] === others[from + column - 1]) column -= 1;
    right = column;
  }
  return { left, top, right, bottom };
}

/* The pixels of a sprite that cover what lies under them and those that mix with it, with where they
   are in a picture of this width; the sprite's own square of pixels, most of it empty, is then given
   up. Pixels are 0xAABBGGRR. */
function listed(sprite, width) {
  if (sprite.listedFor === width) return sprite;
  if (sprite.pixels) {
    Object.assign(sprite, pickPixels(sprite, width));
    sprite.pixels = null;
  } else {
    for (const list of [sprite.hardAt, sprite.softAt]) {
      list.forEach((at, index) => { list[index] = Math.floor(at / sprite.listedFor) * width + (at % sprite.listedFor); });
    }
  }
  sprite.listedFor = width;
  return sprite;
}

function pickPixels({ pixels, columns }, width) {
  let [hards, softs] = [0, 0];
  for (const pixel of pixels) {
    if (pixel >>> 24 === 255) hards += 1;
    else if (pixel >>> 24) softs += 1;
  }
  const made = {
    hardAt: new Int32Array(hards), hard: new Uint32Array(hards),
    softAt: new Int32Array(softs), soft: new Uint32Array(softs),
  };
  [hards, softs] = [0, 0];
  for (let index = 0; index < pixels.length; index += 1) {
    const pixel = pixels[index];
    if (pixel >>> 24 === 0) continue;
    const at = Math.floor(index / columns) * width + (index % columns);
    if (pixel >>> 24 === 255) {
      made.hardAt[hards] = at;
      made.hard[hards] = pixel;
      hards += 1;
    } else {
      made.softAt[softs] = at;
      made.soft[softs] = pixel;
      softs += 1;
    }
  }
  return made;
}

/* Source over destination, neither premultiplied; most lie on what covers already. */
function mixPixels(over, under) {
  const a = over >>> 24;
  if (under >>> 24 === 255) {
    const rest = 255 - a;
    const red = ((over & 255) * a + (under & 255) * rest) / 255;
    const green = (((over >>> 8) & 255) * a + ((under >>> 8) & 255) * rest) / 255;
    const blue = (((over >>> 16) & 255) * a + ((under >>> 16) & 255) * rest) / 255;
    return (0xff000000 | (blue << 16) | (green << 8) | red) >>> 0;
  }
  const b = ((under >>> 24) * (255 - a)) / 255;
  const alpha = a + b;
  const red = ((over & 255) * a + (under & 255) * b) / alpha;
  const green = (((over >>> 8) & 255) * a + ((under >>> 8) & 255) * b) / alpha;
  const blue = (((over >>> 16) & 255) * a + ((under >>> 16) & 255) * b) / alpha;
  return ((Math.round(alpha) << 24) | (blue << 16) | (green << 8) | red) >>> 0;
}
