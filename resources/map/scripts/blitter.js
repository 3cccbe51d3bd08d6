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
      this.image = this.context.createImageData(width, height);
      this.buffer = new Uint32Array(this.image.data.buffer);
    }
    this.ratio = ratio;
    return this.image !== null;
  }

  clear() { this.buffer.fill(0); }

  put() { this.context.putImageData(this.image, 0, 0); }

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

  copyPart({ pixels, columns, rows }, left, top) {
    const { buffer, image: { width, height } } = this;
    const [firstRow, lastRow] = [Math.max(0, -top), Math.min(rows, height - top)];
    const [first, last] = [Math.max(0, -left), Math.min(columns, width - left)];
    for (let row = firstRow; row < lastRow; row += 1) {
      let from = row * columns + first;
      let to = (top + row) * width + left + first;
      for (let column = first; column < last; column += 1, from += 1, to += 1) {
        const pixel = pixels[from];
        if (pixel === 0) continue;
        if (pixel >>> 24 === 255 || buffer[to] === 0) buffer[to] = pixel;
        else buffer[to] = mixPixels(pixel, buffer[to]);
      }
    }
  }
}

/* The pixels of a sprite that cover what lies under them and those that mix with it, with where they
   are in a picture of this width. Pixels are 0xAABBGGRR. */
function listed(sprite, width) {
  if (sprite.listedFor === width) return sprite;
  const [hardAt, hard, softAt, soft] = [[], [], [], []];
  sprite.pixels.forEach((pixel, index) => {
    if (pixel >>> 24 === 0) return;
    const at = Math.floor(index / sprite.columns) * width + (index % sprite.columns);
    if (pixel >>> 24 === 255) {
      hardAt.push(at);
      hard.push(pixel);
    } else {
      softAt.push(at);
      soft.push(pixel);
    }
  });
  return Object.assign(sprite, {
    listedFor: width,
    hardAt: Int32Array.from(hardAt), hard: Uint32Array.from(hard),
    softAt: Int32Array.from(softAt), soft: Uint32Array.from(soft),
  });
}

/* Source over destination, neither premultiplied. */
function mixPixels(over, under) {
  const a = (over >>> 24) / 255;
  const b = ((under >>> 24) / 255) * (1 - a);
  const alpha = a + b;
  const mix = (shift) => (((over >>> shift) & 255) * a + ((under >>> shift) & 255) * b) / alpha;
  return ((Math.round(alpha * 255) << 24) | (mix(16) << 16) | (mix(8) << 8) | mix(0)) >>> 0;
}
