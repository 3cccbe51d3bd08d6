"""Commander beside the drivers of the anchors: server, post and swarm in their protocol."""
