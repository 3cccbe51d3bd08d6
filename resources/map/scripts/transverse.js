/* Transverse Mercator of the UTM zones, both ways, by Krüger's series to the fourth order of n
   (Karney, "Transverse Mercator with an accuracy of a few nanometers", 2011, eq. 35 and 36: below a
   tenth of a millimetre within a zone). Ellipsoid WGS 84. */

const UTM = (() => {
  const flattening = 1 / 298.257223563;
  const n = flattening / (2 - flattening);
  const [n2, n3, n4] = [n ** 2, n ** 3, n ** 4];
  return {
    e: Math.sqrt(flattening * (2 - flattening)),
    k0: 0.9996,
    radius: (6378137 / (1 + n)) * (1 + n2 / 4 + n4 / 64),
    alpha: [
      n / 2 - (2 / 3) * n2 + (5 / 16) * n3 + (41 / 180) * n4, (13 / 48) * n2 - (3 / 5) * n3 + (557 / 1440) * n4,
      (61 / 240) * n3 - (103 / 140) * n4, (49561 / 161280) * n4,
    ],
    beta: [
      n / 2 - (2 / 3) * n2 + (37 / 96) * n3 - (1 / 360) * n4, (1 / 48) * n2 + (1 / 15) * n3 - (437 / 1440) * n4,
      (17 / 480) * n3 - (37 / 840) * n4, (4397 / 161280) * n4,
    ],
  };
})();

function meridianOf(zone) { return zone * 6 - 183; }

/* Easting and northing in metres; the northing is counted from the equator, negative south of it. */
function toUtm(lat, lon, zone) {
  const sine = Math.sin((lat * Math.PI) / 180);
  const away = ((lon - meridianOf(zone)) * Math.PI) / 180;
  const t = Math.sinh(Math.atanh(sine) - UTM.e * Math.atanh(UTM.e * sine));
  const xi = Math.atan2(t, Math.cos(away));
  const eta = Math.asinh(Math.sin(away) / Math.hypot(t, Math.cos(away)));
  let [x, y] = [eta, xi];
  UTM.alpha.forEach((a, at) => {
    const j = 2 * (at + 1);
    x += a * Math.cos(j * xi) * Math.sinh(j * eta);
    y += a * Math.sin(j * xi) * Math.cosh(j * eta);
  });
  return [500000 + UTM.k0 * UTM.radius * x, UTM.k0 * UTM.radius * y];
}

/* Latitude and longitude in degrees. */
function fromUtm(easting, northing, zone) {
  const [xi0, eta0] = [northing / (UTM.k0 * UTM.radius), (easting - 500000) / (UTM.k0 * UTM.radius)];
  let [xi, eta] = [xi0, eta0];
  UTM.beta.forEach((b, at) => {
    const j = 2 * (at + 1);
    xi -= b * Math.sin(j * xi0) * Math.cosh(j * eta0);
    eta -= b * Math.cos(j * xi0) * Math.sinh(j * eta0);
  });
  const conformal = Math.sin(xi) / Math.hypot(Math.sinh(eta), Math.cos(xi));
  // From the conformal latitude back to the latitude: Newton's steps on its tangent (Karney, eq. 19).
  let tau = conformal;
  for (let turn = 0; turn < 4; turn += 1) {
    const root = Math.hypot(1, tau);
    const sigma = Math.sinh(UTM.e * Math.atanh((UTM.e * tau) / root));
    const reached = tau * Math.hypot(1, sigma) - sigma * root;
    tau += ((conformal - reached) / Math.hypot(1, reached)) * ((1 + (1 - UTM.e ** 2) * tau ** 2) / ((1 - UTM.e ** 2) * root));
  }
  const lat = (Math.atan(tau) * 180) / Math.PI;
  return [lat, meridianOf(zone) + (Math.atan2(Math.sinh(eta), Math.cos(xi)) * 180) / Math.PI];
}
