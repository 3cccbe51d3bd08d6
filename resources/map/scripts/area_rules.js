/* How vector areas are drawn: rules for the schema of the Protomaps base map, for OpenMapTiles, and
   for tiles of any other schema, in the colours of the theme and with names in the window's language. */

/* The share of `other` in what is mixed, 0 to 1. */
function mixed(one, other, share) {
  const [a, b] = [channels(one), channels(other)];
  return '#' + a.map((value, at) => Math.round(value + (b[at] - value) * share).toString(16).padStart(2, '0')).join('');
}

function areaColours(tokens) {
  const of = (role) => tokens.colour(role);
  const land = of('land');
  const light = tokens.values.name === 'light';
  return {
    land, water: of('water'), rail: of('railway'),
    label: of('label'), halo: of('label_halo'), muted: of('muted'),
    green: mixed(land, of('green'), light ? 0.14 : 0.1),
    built: mixed(land, of('label'), light ? 0.05 : 0.035),
    help: mixed(land, of('red'), light ? 0.12 : 0.14),
    school: mixed(land, of('orange'), light ? 0.08 : 0.08),
    house: mixed(land, of('label'), light ? 0.13 : 0.07),
    wall: mixed(land, of('label'), light ? 0.32 : 0.2),
    path: mixed(land, of('label'), light ? 0.34 : 0.26),
    street: mixed(of('street'), of('label'), light ? 0 : 0.1),
    major: mixed(of('street'), of('label'), light ? 0 : 0.2),
    motorway: mixed(of('street'), of('orange'), light ? 0.24 : 0.22),
    casing: light ? of('street_casing') : mixed(land, of('ground'), 0.55),
    tram: mixed(of('street'), of('railway'), 0.6),
    border: mixed(land, of('label'), 0.45),
    waterLabel: mixed(of('water'), of('label'), 0.75),
    alarm: of('red_chip'),
  };
}

/* Which properties hold the name, best first. */
function nameKeys(language) {
  const own = language === 'zh' ? ['name:zh-Hans', 'name:zh', 'name:zh_CN', 'name_zh'] : [`name:${language}`, `name_${language}`];
  return [...own, 'name', 'name:latin', 'name_int'];
}

const WIDE = {
  highway: [[5, 0.6], [10, 1.8], [14, 6], [16, 12], [19, 30]],
  major: [[7, 0.4], [11, 1.2], [14, 4.5], [16, 9], [19, 26]],
  minor: [[12, 0.4], [14, 1.8], [16, 6], [19, 20]],
  service: [[14, 0.4], [16, 2.6], [19, 11]],
  path: [[14, 0.5], [16, 1.1], [19, 3]],
};

function widthAt(stops) { return protomapsL.exp(1.5, stops); }

/* A name is not written twice close together, though several features bear it. */
class Once {
  constructor(text, names) {
    this.text = text;
    this.names = names;
  }

  place(layout, geometry, feature) {
    const labels = this.text.place(layout, geometry, feature);
    const key = this.names.map((name) => feature.props[name]).find((name) => typeof name === 'string');
    for (const label of labels || []) Object.assign(label, { deduplicationKey: key, deduplicationDistance: 240 });
    return labels;
  }
}

/* The rules speak of what a thing is; each schema says how its features tell it. */
class AreaRules {
  /* `look`: colours, keys of names, and how much a tile is enlarged on the screen now. */
  constructor(look) {
    this.look = look;
  }

  polygon(dataLayer, fill, filter, more) {
    return { dataLayer, filter, symbolizer: new protomapsL.PolygonSymbolizer({ fill, ...more }), ...(more || {}).rule };
  }

  line(dataLayer, color, width, filter, more) {
    const given = { color, width, lineJoin: 'round', lineCap: 'round', ...more };
    if (given.dash) Object.assign(given, { dashColor: color, dashWidth: width });
    return { dataLayer, filter, symbolizer: new protomapsL.LineSymbolizer(given), minzoom: (more || {}).from };
  }

  font(size, weight = 400, style = '') {
    return () => `${style} ${weight} ${(size / this.look.scale).toFixed(2)}px ${FONT}`;
  }

  point(dataLayer, size, filter, { weight, style, fill, from, to, labelProps } = {}) {
    const { colours, names } = this.look;
    const text = new protomapsL.CenteredTextSymbolizer({
      labelProps: labelProps || names, fill: fill || colours.label, stroke: colours.halo, width: 1.6, lineHeight: 1.5,
      font: this.font(size, weight, style),
    });
    return { dataLayer, filter, minzoom: from, maxzoom: to, symbolizer: labelProps ? text : new Once(text, names) };
  }

  along(dataLayer, size, filter, { weight, style, fill, from, every } = {}) {
    const { colours, names } = this.look;
    return {
      dataLayer, filter, minzoom: from, symbolizer: new protomapsL.LineLabelSymbolizer({
        labelProps: names, fill: fill || colours.label, stroke: colours.halo, width: 3.2, font: this.font(size, weight, style),
        position: 2, repeatDistance: every || 320,
      }),
    };
  }

  /* Casings of all roads first, then all roads, so that crossings join. */
  roads(dataLayer, kinds) {
    const { colours } = this.look;
    const rules = [];
    const drawn = [
      ['path', colours.path, null], ['service', colours.street, 15], ['minor', colours.street, 14],
      ['major', colours.major, 11], ['highway', colours.motorway, 9],
    ];
    for (const [kind, , casingFrom] of drawn) {
      if (casingFrom === null) continue;
      const width = widthAt(WIDE[kind]);
      rules.push(this.line(dataLayer, colours.casing, (zoom) => width(zoom) + (zoom < 14 ? 1 : 2), kinds[kind], { from: casingFrom }));
    }
    for (const [kind, colour] of drawn) {
      const dash = kind === 'path' ? { dash: [3, 2.5], lineCap: 'butt' } : {};
      rules.push(this.line(dataLayer, colour, widthAt(WIDE[kind]), kinds[kind], { from: WIDE[kind][0][0], ...dash }));
    }
    return rules;
  }

  rail(dataLayer, filter) {
    const { colours } = this.look;
    return [
      this.line(dataLayer, colours.rail, widthAt([[8, 0.6], [14, 1.4], [19, 4]]), filter, { lineCap: 'butt', from: 8 }),
      this.line(dataLayer, colours.land, widthAt([[14, 0.6], [19, 2]]), filter, { lineCap: 'butt', dash: [7, 7], from: 14 }),
    ];
  }

  /* Rails in the street are thin: they must not hide it. */
  tram(dataLayer, filter) {
    return this.line(dataLayer, this.look.colours.tram, widthAt([[12, 0.5], [19, 1.8]]), filter, { lineCap: 'butt', from: 13 });
  }

  paint(schema) {
    if (schema === 'openmaptiles') return openMapTilesPaint(this);
    if (schema === 'reference') return this.reference();
    return protomapsPaint(this);
  }

  labels(schema) {
    if (schema === 'openmaptiles') return openMapTilesLabels(this);
    if (schema === 'reference') return [this.point('things', 11, undefined, { from: 17 }), this.along('things', 11, ofLine, { from: 15 })];
    return protomapsLabels(this);
  }

  /* A layer over the base map, in its own colour: it must not hide what lies under it. */
  reference() {
    const { over, colours } = this.look;
    const circle = new protomapsL.CircleSymbolizer({
      radius: widthAt([[8, 1.6], [14, 3], [18, 5.5]]), fill: over, stroke: colours.halo, width: 1.2, opacity: 0.95,
    });
    return [
      this.polygon('things', over, ofPolygon, { opacity: 0.14 }),
      this.line('things', over, widthAt([[8, 0.6], [15, 1.2], [19, 2.5]]), ofPolygon),
      this.line('things', over, widthAt([[8, 1], [14, 2.2], [19, 5]]), ofLine),
      { dataLayer: 'things', filter: ofPoint, symbolizer: circle },
    ];
  }

  /* Of a schema that nobody knows: areas pale, lines thin, names where there are any. */
  plain(layers) {
    const { colours } = this.look;
    const is = (type) => (zoom, feature) => feature.geomType === type;
    return {
      paint: [
        ...layers.map((name) => this.polygon(name, colours.house, is(3), { stroke: colours.wall, width: 0.7 })),
        ...layers.map((name) => this.line(name, colours.path, 1.2, is(2))),
      ],
      labels: layers.flatMap((name) => [
        this.point(name, 11.5, is(1), { from: 10 }), this.along(name, 11, is(2), { from: 13 }),
      ]),
    };
  }
}

function kindIn(...kinds) {
  const wanted = new Set(kinds);
  return (zoom, { props }) => wanted.has(props.kind);
}

function also(one, other) { return (zoom, feature) => one(zoom, feature) && other(zoom, feature); }

const ofPolygon = (zoom, { geomType }) => geomType === 3;
const ofLine = (zoom, { geomType }) => geomType === 2;
const ofPoint = (zoom, { geomType }) => geomType === 1;

const PARKS = ['park', 'wood', 'forest', 'grass', 'grassland', 'scrub', 'cemetery', 'golf_course', 'nature_reserve',
  'national_park', 'protected_area', 'village_green', 'garden', 'allotments', 'playground', 'meadow', 'recreation_ground',
  'pitch', 'farmland', 'orchard', 'heath', 'wetland', 'zoo'];
const HELP = ['hospital', 'fire_station', 'police', 'ambulance_station'];
const TRAMS = ['tram', 'light_rail', 'subway', 'monorail', 'funicular'];

/* Bridges and links of a road are of its kind; a service road or a track is drawn thinner. */
function protomapsRoads() {
  const thin = (props) => ['service', 'track', 'driveway', 'alley', 'living_street'].includes(props.kind_detail);
  return {
    highway: kindIn('highway'),
    major: kindIn('major_road', 'medium_road'),
    minor: (zoom, { props }) => props.kind === 'minor_road' && !thin(props),
    service: (zoom, { props }) => (props.kind === 'minor_road' && thin(props)) || (props.kind === 'path' && props.kind_detail === 'pedestrian'),
    path: (zoom, { props }) => props.kind === 'path' && !['pier', 'pedestrian'].includes(props.kind_detail),
  };
}

function protomapsPaint(rules) {
  const { colours } = rules.look;
  return [
    rules.polygon('earth', colours.land, ofPolygon),
    rules.polygon('landcover', colours.green, (zoom, { props }) => !['barren', 'urban_area', 'glacier'].includes(props.kind)),
    rules.polygon('landuse', colours.built, kindIn('industrial', 'residential', 'commercial', 'retail', 'railway', 'aerodrome', 'military')),
    rules.polygon('landuse', colours.green, kindIn(...PARKS)),
    rules.polygon('landuse', colours.school, kindIn('school', 'university', 'college', 'kindergarten')),
    rules.polygon('landuse', colours.help, kindIn(...HELP)),
    rules.polygon('water', colours.water, ofPolygon),
    rules.line('water', colours.water, widthAt([[8, 0.6], [14, 2], [19, 12]]), also(ofLine, kindIn('river', 'canal', 'stream', 'ditch', 'drain', 'water', 'other'))),
    rules.polygon('landuse', colours.street, kindIn('pedestrian', 'pier', 'footway')),
    rules.polygon('buildings', colours.house, ofPolygon, { stroke: colours.wall, width: (zoom) => (zoom < 15 ? 0 : 0.8) }),
    ...rules.roads('roads', protomapsRoads()),
    rules.tram('roads', (zoom, { props }) => props.kind === 'rail' && TRAMS.includes(props.kind_detail) && !props.is_tunnel),
    ...rules.rail('roads', (zoom, { props }) => props.kind === 'rail' && !TRAMS.includes(props.kind_detail) && props.kind_detail !== 'platform'),
    ...rules.rail('transit', kindIn('rail', 'railway', 'subway', 'tram', 'light_rail')),
    rules.line('boundaries', colours.border, widthAt([[4, 0.8], [14, 1.6]]), undefined, { dash: [6, 3], lineCap: 'butt' }),
  ];
}

function protomapsLabels(rules) {
  const { colours } = rules.look;
  const detail = (...details) => (zoom, { props }) => details.includes(props.kind_detail) || details.includes(props.kind);
  const place = (test) => also(ofPoint, test);
  const roads = protomapsRoads();
  return [
    rules.point('places', 13, place(kindIn('country')), { weight: 600, to: 7 }),
    rules.point('places', 16, place(detail('city')), { weight: 600, from: 5, to: 14 }),
    rules.point('places', 14, place(detail('town')), { weight: 600, from: 8, to: 15 }),
    rules.point('pois', 11.5, also(ofPoint, kindIn(...HELP)), { weight: 600, from: 14, fill: colours.alarm }),
    rules.point('places', 12.5, place(detail('village', 'suburb', 'borough')), { weight: 600, from: 10, to: 16, fill: colours.muted }),
    rules.point('places', 12, place(detail('neighbourhood', 'quarter', 'macrohood', 'hamlet', 'locality', 'island')), { from: 12, to: 16, fill: colours.muted }),
    rules.along('road_names', 12, roads.highway, { weight: 600, from: 10, every: 480 }),
    rules.along('road_names', 11.5, roads.major, { weight: 600, from: 13, every: 420 }),
    rules.point('water', 12, ofPoint, { style: 'italic', fill: colours.waterLabel, from: 9 }),
    rules.along('water', 11.5, ofLine, { style: 'italic', fill: colours.waterLabel, from: 13 }),
    rules.along('road_names', 11, roads.minor, { from: 15, every: 340 }),
    rules.along('road_names', 10.5, roads.service, { from: 17, fill: colours.muted }),
    rules.along('road_names', 10.5, roads.path, { from: 17, fill: colours.muted }),
    rules.point('pois', 11, also(ofPoint, kindIn('station', 'school', 'university', 'college', 'kindergarten', 'townhall', 'aerodrome', 'subway_entrance', 'ferry_terminal', 'fuel')), { from: 15 }),
    rules.point('buildings', 10, ofPoint, { from: 17, fill: colours.muted, labelProps: ['addr_housenumber', 'addr:housenumber', 'housenumber'] }),
    rules.point('pois', 10, kindIn('address'), { from: 17, fill: colours.muted, labelProps: ['addr_housenumber', 'addr:housenumber', 'housenumber'] }),
    rules.point('pois', 10.5, (zoom, { geomType, props }) => geomType === 1 && props.kind !== 'address' && zoom >= (props.min_zoom || 16), { from: 18, fill: colours.muted }),
  ];
}

function classIn(...classes) {
  const wanted = new Set(classes);
  return (zoom, { props }) => wanted.has(props.class);
}

const TRANSPORT = {
  highway: classIn('motorway', 'trunk'),
  major: classIn('primary', 'secondary', 'tertiary'),
  minor: classIn('minor', 'street', 'street_limited', 'residential', 'unclassified'),
  service: classIn('service', 'track', 'busway'),
  path: classIn('path', 'pedestrian', 'footway'),
};

function openMapTilesPaint(rules) {
  const { colours } = rules.look;
  return [
    rules.polygon('earth', colours.land, ofPolygon),
    rules.polygon('landcover', colours.green, classIn('grass', 'wood', 'forest', 'farmland', 'wetland', 'scrub')),
    rules.polygon('landuse', colours.built, classIn('residential', 'commercial', 'industrial', 'retail', 'railway', 'military')),
    rules.polygon('park', colours.green, ofPolygon),
    rules.polygon('landuse', colours.green, classIn('cemetery', 'pitch', 'playground', 'zoo', 'park')),
    rules.polygon('landuse', colours.school, classIn('school', 'university', 'college', 'kindergarten')),
    rules.polygon('landuse', colours.help, classIn('hospital')),
    rules.polygon('water', colours.water, ofPolygon),
    rules.line('waterway', colours.water, widthAt([[8, 0.6], [14, 2], [19, 12]])),
    rules.polygon('aeroway', colours.built, ofPolygon),
    rules.line('aeroway', colours.street, widthAt([[11, 1], [16, 14]]), ofLine),
    rules.polygon('building', colours.house, ofPolygon, { stroke: colours.wall, width: (zoom) => (zoom < 15 ? 0 : 0.8) }),
    ...rules.roads('transportation', TRANSPORT),
    ...rules.rail('transportation', classIn('rail', 'transit')),
    rules.line('boundary', colours.border, widthAt([[4, 0.8], [14, 1.6]]), (zoom, { props }) => !props.maritime, { dash: [6, 3], lineCap: 'butt' }),
  ];
}

function openMapTilesLabels(rules) {
  const { colours } = rules.look;
  return [
    rules.point('place', 13, classIn('country'), { weight: 600, to: 7 }),
    rules.point('place', 16, classIn('city'), { weight: 600, from: 5, to: 14 }),
    rules.point('place', 14, classIn('town'), { weight: 600, from: 8, to: 15 }),
    rules.point('poi', 11.5, classIn(...HELP), { weight: 600, from: 14, fill: colours.alarm }),
    rules.point('place', 12.5, classIn('village', 'suburb', 'borough'), { weight: 600, from: 10, to: 16, fill: colours.muted }),
    rules.point('place', 12, classIn('neighbourhood', 'quarter', 'hamlet', 'isolated_dwelling', 'island'), { from: 12, to: 16, fill: colours.muted }),
    rules.along('transportation_name', 12, TRANSPORT.highway, { weight: 600, from: 10, every: 480 }),
    rules.along('transportation_name', 11.5, TRANSPORT.major, { weight: 600, from: 13, every: 420 }),
    rules.point('water_name', 12, ofPoint, { style: 'italic', fill: colours.waterLabel }),
    rules.along('waterway', 11.5, ofLine, { style: 'italic', fill: colours.waterLabel, from: 13 }),
    rules.along('transportation_name', 11, TRANSPORT.minor, { from: 15, every: 340 }),
    rules.along('transportation_name', 10.5, (zoom, feature) => TRANSPORT.service(zoom, feature) || TRANSPORT.path(zoom, feature), { from: 17, fill: colours.muted }),
    rules.point('poi', 11, classIn('school', 'college', 'railway', 'bus', 'town_hall', 'fuel', 'airport'), { from: 15 }),
    rules.point('housenumber', 10, ofPoint, { from: 17, fill: colours.muted, labelProps: ['housenumber'] }),
    rules.point('poi', 10.5, ofPoint, { from: 18, fill: colours.muted }),
  ];
}
