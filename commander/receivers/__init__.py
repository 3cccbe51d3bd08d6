"""Live positions: receivers at a serial port, on the network, in a log or simulated."""
