"""Sends a terminal's commands in output, errors and names."""
print("\x1b]0;owned\x07\x1b[2J\x1b[31mred\x1b[8m")
to_data = None


class Escaping(Exception):
    def __str__(self):
        return "\x1b]52;c;ZWNobyBvd25lZA==\x07\x1b[2J[bold red]owned[/] \x9b31m"


raise Escaping
