"""Reads the machine's passwords."""
for path in ("/etc/shadow", "/etc/gshadow", "/etc/ssl/private", "/root/.ssh/id_rsa", "/root/.bashrc"):
    try:
        print("SUCCEEDED", path, len(open(path).read()))
    except OSError as error:
        print(path, error)
