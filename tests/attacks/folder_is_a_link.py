"""Hands in folders that are links to the course, to copy what lies there."""
def hand_in(folder, notebook):
    (folder / "data").symlink_to("/etc")
    (folder / "up").symlink_to("../../..")
    (folder / "self").symlink_to(".")
