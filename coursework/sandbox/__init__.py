"""One isolated place to run cells of a notebook. Knows nothing of nbgrader.

Outside, trusted: `worker` (one sandbox, many notebooks), `notebook` (one of them), `outer` (bubblewrap and
what the machine allows), `filters` (which system calls are refused), `limits`. Inside: `zygote` (a warmed
process that forks for each notebook), `confine` (what shuts the fork in), `shell` (the kernel's own shell on
our wire), and for verdicts `student` (answers questions on a notebook's names) and `judge` (asks them, with a
`proxy` for each object; never runs a student's code). `channel` and `data` are spoken on both sides.
"""
