/* Rings of Natural Earth jump from 180° east to 180° west; here they are made continuous, and what
   then reaches over the edge of the world is repeated on its other side. */

function unwrapped(ring) {
  let turn = 0;
  const made = ring.map(([lon, lat], index) => {
    if (index > 0) {
      const step = lon - ring[index - 1][0];
      if (step > 180) turn -= 360;
      else if (step < -180) turn += 360;
    }
    return [lon + turn, lat];
  });
  const [first, last] = [made[0], made[made.length - 1]];
  // A ring around a pole does not come back to its start: it is closed along the pole.
  if (Math.abs(last[0] - first[0]) > 180) made.push([last[0], -89.9], [first[0], -89.9]);
  return made;
}

function shifted(ring, by) { return by ? ring.map(([lon, lat]) => [lon + by, lat]) : ring; }

function lonRange(ring) {
  let [low, high] = [Infinity, -Infinity];
  for (const [lon] of ring) {
    if (lon < low) low = lon;
    if (lon > high) high = lon;
  }
  return [low, high];
}

function flatPolygons(geometry) {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return polygons.flatMap((rings) => {
    const continuous = unwrapped(rings[0]);
    const [low, high] = lonRange(continuous);
    const home = -360 * Math.round((low + high) / 720);
    const outer = shifted(continuous, home);
    const [west, east] = [low + home, high + home];
    const holes = rings.slice(1).map((ring) => {
      const hole = unwrapped(ring);
      return shifted(hole, 360 * Math.ceil((west - hole[0][0]) / 360));
    });
    const whole = [outer, ...holes];
    const copies = [whole];
    if (east > 180.01) copies.push(whole.map((ring) => shifted(ring, -360)));
    if (west < -180.01) copies.push(whole.map((ring) => shifted(ring, 360)));
    return copies;
  });
}
