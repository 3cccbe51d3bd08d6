/* What else is on the map: each script that adds something puts a maker here. A maker gets the
   CommanderMap (map, tokens, channel, marks, shapesLayer, pointer, base) and gives an object with
   `commands`, by name, which the program's part of the same name sends (ui/map/part.py). */

const PARTS = [];
