"""Hand setuptools what settings.ini says: version and requirements stand there once."""

from configparser import ConfigParser
from pathlib import Path

from setuptools import setup

settings = ConfigParser(interpolation=None)
settings.read(Path(__file__).parent / "settings.ini", encoding="utf-8")
package = settings["DEFAULT"]

setup(
    version=package["version"],
    description=package["description"],
    python_requires=f">={package['min_python']}",
    install_requires=package["requirements"].split(),
)
