"""The requests panel: what was asked of whom, what came, what is offered."""
