/* Where on earth a point of the view lies: for what is dropped on the map. */
PARTS.push((commander) => ({
  commands: {
    locate: ({ number, x, y }) => {
      const { lat, lng } = commander.map.containerPointToLatLng([x, y]).wrap();
      commander.channel.tell('located', { number, lat, lon: lng });
    },
  },
}));
