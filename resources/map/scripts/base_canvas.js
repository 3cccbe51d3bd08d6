/* BaseCanvas: Leaflet's canvas for lines and areas, with grid and names painted into the same canvas.
   Each further canvas as large as the view costs a third of the frames where there is no GPU. */

/* How much of the view is painted beyond each edge, so that a drag does not show bare ground. The
   picture is held twice: half a view more on each side was 33 MB, a fifth is 16. */
const PADDING = 0.2;

const BaseCanvas = L.Canvas.extend({
  /* `under` is painted below the lines and areas, `over` above them. */
  initialize(options, under, over) {
    L.Canvas.prototype.initialize.call(this, options);
    this.under = under;
    this.over = over;
  },

  /* While the view lies within what is painted nothing is painted anew, and a picture of the same
     size is used again: a new one for every stroke of a key held 16 MB each until they were collected. */
  _update() {
    const map = this._map;
    if (map._animatingZoom && this._bounds) return;
    const key = [map.getZoom(), map.getPixelOrigin(), map.getSize()].join();
    const corner = map.containerPointToLayerPoint([0, 0]);
    const view = L.bounds(corner, corner.add(map.getSize()));
    if (key === this._paintedFor && this._bounds.contains(view)) return;
    this._paintedFor = key;
    L.Renderer.prototype._update.call(this);
    this._fit();
    this.fire('update');
  },

  _fit() {
    const { _bounds: bounds, _container: canvas, _ctx: context } = this;
    const size = bounds.getSize();
    const ratio = L.Browser.retina ? 2 : 1;
    L.DomUtil.setPosition(canvas, bounds.min);
    if (canvas.width === ratio * size.x && canvas.height === ratio * size.y) {
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.clearRect(0, 0, canvas.width, canvas.height);
    } else {
      canvas.width = ratio * size.x;
      canvas.height = ratio * size.y;
      canvas.style.width = `${size.x}px`;
      canvas.style.height = `${size.y}px`;
    }
    context.setTransform(ratio, 0, 0, ratio, -ratio * bounds.min.x, -ratio * bounds.min.y);
  },

  /* Once in a frame, however many ask for it. */
  repaint() {
    if (this._map && this._ctx && !this._redrawRequest) this._redrawRequest = L.Util.requestAnimFrame(this._redraw, this);
  },

  /* Always the whole canvas: names reach beyond what Leaflet would paint anew. */
  _redraw() {
    if (this._redrawRequest) L.Util.cancelAnimFrame(this._redrawRequest);
    this._redrawBounds = null;
    L.Canvas.prototype._redraw.call(this);
  },

  _draw() {
    this._paint(this.under);
    L.Canvas.prototype._draw.call(this);
    this._paint(this.over);
  },

  _paint(painters) {
    const map = this._map;
    const { min, max } = this._bounds;
    const origin = map.getPixelOrigin();
    const zoom = map.getZoom();
    this._ctx.save();
    this._ctx.translate(min.x, min.y);
    // Leaflet leaves behind how it painted its last line.
    this._ctx.globalAlpha = 1;
    this._ctx.setLineDash([]);
    for (const painter of painters) {
      painter.paint(this._ctx, {
        width: max.x - min.x, height: max.y - min.y, zoom, scale: 256 * 2 ** zoom,
        left: origin.x + min.x, top: origin.y + min.y,
      });
    }
    this._ctx.restore();
  },
});
