"""A small neural network library that its learners build, one module at a time

Written by `make package` from the sources in modules/; edit those.
"""

__version__ = "0.1.0"
