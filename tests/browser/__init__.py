"""Tests that use JupyterLab as people do: with a browser."""
