"""One isolated place to run cells of a notebook. Knows nothing of nbgrader.

Outside, trusted: `worker` (one sandbox, many notebooks, one after the other), `notebook` (one of them),
`outer` (bubblewrap and what the machine allows), `filters` (which system calls are refused), `limits`. Inside: `zygote` (a warmed
process that forks for each notebook), `confine` (what shuts the fork in), `shell` (the kernel's own shell
on our wire). `channel` is spoken on both sides.
"""
