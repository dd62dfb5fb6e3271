"""Hands in archives that unpack to more than a disk holds, or above their folder."""
def hand_in(folder, notebook):
    import io
    import tarfile
    import zipfile

    with zipfile.ZipFile(folder / "tensor.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("../../escaped.ipynb", bytes(20 << 20))
    with tarfile.open(folder / "tensor.tar", "w") as archive:
        entry = tarfile.TarInfo("../../../escaped")
        entry.size = 1
        archive.addfile(entry, io.BytesIO(b"x"))
