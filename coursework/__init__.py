"""The tooling of the course: from module sources to notebooks, package, release and grades."""
