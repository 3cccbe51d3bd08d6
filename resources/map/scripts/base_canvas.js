/* BaseCanvas: Leaflet's canvas for lines and areas, with grid and names painted into the same canvas.
   Each further canvas as large as the view costs a third of the frames where there is no GPU. */

/* How much of the view is painted beyond each edge, so that a drag does not show bare ground. */
const PADDING = 0.5;

const BaseCanvas = L.Canvas.extend({
  initialize(options, painters) {
    L.Canvas.prototype.initialize.call(this, options);
    this.painters = painters;
  },

  repaint() {
    if (this._map && this._ctx) this._redraw();
  },

  /* Always the whole canvas: names reach beyond what Leaflet would paint anew. */
  _redraw() {
    this._redrawBounds = null;
    L.Canvas.prototype._redraw.call(this);
  },

  _draw() {
    L.Canvas.prototype._draw.call(this);
    const map = this._map;
    const { min, max } = this._bounds;
    const origin = map.getPixelOrigin();
    const zoom = map.getZoom();
    this._ctx.save();
    this._ctx.translate(min.x, min.y);
    // Leaflet leaves behind how it painted its last line.
    this._ctx.globalAlpha = 1;
    this._ctx.setLineDash([]);
    for (const painter of this.painters) {
      painter.paint(this._ctx, {
        width: max.x - min.x, height: max.y - min.y, zoom, scale: 256 * 2 ** zoom,
        left: origin.x + min.x, top: origin.y + min.y,
      });
    }
    this._ctx.restore();
  },
});
