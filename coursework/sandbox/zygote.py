"""The warmed process inside the sandbox: a fork for each notebook, shut in before it runs a cell.

Started by `worker` as `python -m coursework.sandbox.zygote DESCRIPTOR`, which is its end of the control socket.
"""

import array
import base64
import contextlib
import gc
import os
import random
import signal
import socket
import struct
import sys
from functools import partial
from typing import Any

from coursework.sandbox import colours, confine
from coursework.sandbox.channel import Buffer, ChannelError, encode, receive
from coursework.sandbox.judge import Judge
from coursework.sandbox.shell import Shell
from coursework.sandbox.student import Answers

DATA, STATUS = 3, 4
ENDED = struct.Struct("<i")
DESCRIPTORS = 4


def warm_up(shell: Shell, code: list[str], given: list[str]) -> None:
    """Let the shell load and compile now what every notebook would need anew."""
    colours.keep()
    for cell in ["1", "print()", "1/0", "await __import__('asyncio').sleep(0)", *code]:
        shell.run(cell, 60, 1 << 20)
    for cell in given:
        shell.shell.prepare(cell)
    shell.shell.reset(new_session=True)
    shell.shell.execution_count = 1
    shell.loop.close()


def main() -> None:
    control = socket.socket(fileno=int(sys.argv[1]))
    boot = receive_boot(control)
    sys.path.insert(0, boot["prerequisites"])
    shell = Shell(lambda message: None)
    warm_up(shell, boot["warm_up"], boot["given"])
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000)  # Python's 700 looks through a notebook's objects dozens of times
    control.send(encode({"landlock": confine.landlock_version(), "uid": os.getuid()}))
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    while True:
        request, descriptors = receive_request(control)
        if not request:
            return
        if os.fork() == 0:
            try:
                notebook(shell, boot, descriptors)
            except BaseException as error:
                say_failure(error)
            os._exit(1)
        for descriptor in descriptors:
            os.close(descriptor)


def receive_boot(control: socket.socket) -> dict[str, Any]:
    return receive(control, Buffer())


def receive_request(control: socket.socket) -> tuple[bytes, list[int]]:
    """A request to fork, with the descriptors of the notebook: data, status, stdout, stderr."""
    request, ancillary, _, _ = control.recvmsg(16, socket.CMSG_SPACE(4 * DESCRIPTORS))
    numbers = array.array("i")
    for _, _, data in ancillary:
        numbers.frombytes(data[: len(data) - len(data) % numbers.itemsize])
    return request, list(numbers)


def say_failure(error: BaseException) -> None:
    """Tell the worker why no notebook could be started."""
    with contextlib.suppress(OSError):
        os.write(DATA, encode({"msg_type": "failure", "content": {"why": repr(error)}}))


def notebook(shell: Shell, boot: dict[str, Any], descriptors: list[int]) -> None:
    """In the fork: arrange descriptors, shut this process in, and run the cells that arrive."""
    move_descriptors(descriptors)
    become_student(boot["namespaces"], boot["limits"])
    if boot["isolated"]:
        os.mkdir("/tmp/notebook")
        os.chdir("/tmp/notebook")
    for name in os.listdir(boot["prerequisites"]):
        os.symlink(os.path.join(boot["prerequisites"], name), name)
    home = os.getcwd()
    os.environ.update(HOME=home, TMPDIR=home, IPYTHONDIR=f"{home}/.ipython")
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    if boot["isolated"]:
        confine.drop_capabilities()
        confine.set_limits(boot["limits"])
        confine.restrict_files(["/tmp", "/dev/shm", "/dev/null", "/dev/ptmx", "/dev/pts"])
        confine.filter_calls(base64.b64decode(boot["filter"]))
    sys.path.insert(0, "")
    serve(shell, boot["prerequisites"])


def move_descriptors(descriptors: list[int]) -> None:
    """Nothing of the zygote's stays open: 0 reads nothing, 1 and 2 are pipes, then data and status."""
    parked = [os.dup2(number, 100 + i, inheritable=False) for i, number in enumerate(descriptors)]
    null = os.open("/dev/null", os.O_RDONLY)
    for number, target in ((null, 0), (parked[2], 1), (parked[3], 2)):
        os.dup2(number, target)
    os.dup2(parked[0], DATA, inheritable=False)
    os.dup2(parked[1], STATUS, inheritable=False)
    os.closerange(STATUS + 1, 4096)


def become_student(namespaces: bool, limits: dict[str, Any]) -> None:
    """Return in a fork that its parent watches, in namespaces of its own where the machine lets it.

    The status socket, which the fork does not keep, gets a handle to kill everything by, and how it ended.
    """
    status = socket.socket(fileno=STATUS)
    if namespaces:
        confine.enter_namespaces()
        if first := os.fork():
            send_handle(status, first)
            os._exit(0)
        confine.private_filesystems(int(limits["disk"]))
        confine.LIBC.sethostname(b"notebook", 8)
    student = os.fork()
    if student == 0:
        status.close()
        return
    if not namespaces:
        send_handle(status, student)
    for number in (0, 1, 2, DATA):
        os.close(number)
    if namespaces:
        confine.LIBC.prctl(confine.SET_DUMPABLE, 0, 0, 0, 0)
        confine.drop_capabilities()
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    while True:
        pid, ended = os.wait()
        if pid == student:
            status.send(ENDED.pack(os.waitstatus_to_exitcode(ended)))
            os._exit(0)  # of process 1, this ends whatever else runs in its namespace


def send_handle(status: socket.socket, pid: int) -> None:
    handle = array.array("i", [os.pidfd_open(pid)])
    status.sendmsg([b"p"], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, handle)])


def serve(shell: Shell, prerequisites: str) -> None:
    """Do what arrives: run cells, send what they show, then a reply; lay files; answer questions.

    A notebook either has its names asked for (`ask`), or asks for another's (`borrow`).
    """
    random.seed()
    if numpys := sys.modules.get("numpy.random"):  # where it is loaded later, it seeds itself
        numpys.seed()
    end, buffer = socket.socket(fileno=DATA), Buffer()

    def send(kind: str, content: Any) -> None:
        end.sendall(encode({"msg_type": kind, "content": content}))

    def ask(question: Any) -> Any:
        send("ask", question)
        return receive(end, buffer)["answer"]

    shell.connect(lambda message: end.sendall(encode(message)))
    send("ready", {})
    answers, judge = Answers(shell), Judge(ask, prerequisites)
    while True:
        try:
            message = receive(end, buffer)
        except ChannelError:
            os._exit(0)
        if "file" in message:
            place(message["file"], message["content"])
        elif "ask" in message:
            send("answers", {"answers": answers.answer(message["ask"], message["seconds"])})
        elif "code" in message:  # and not the answer to a question whose time was over
            if "remember" in message:
                answers.remember(message["remember"])
            before = None
            if "borrow" in message:
                judge.open_cell(message["cell"], message["ahead"])
                before = partial(judge.borrow, names=message["borrow"])
            reply = shell.run(message["code"], message["seconds"], message["output"], before)
            send("execute_reply", reply)


def place(name: str, content: str) -> None:
    """Lay a file beside the notebook; where a name is taken, the file that was there stays."""
    if not os.path.lexists(name):
        os.makedirs(os.path.dirname(name) or ".", exist_ok=True)
        with open(name, "xb") as file:
            file.write(base64.b64decode(content))


if __name__ == "__main__":
    main()
