package io.rhapsode.application.cli.terminal;

/** How a command ends, for the shell. Scripts rely on the numbers: they never change. */
public enum ExitCode {
    OK(0),
    FAILED(1),
    USAGE(2),
    UNREACHABLE(3),
    REFUSED(4),
    CANCELLED(130);

    private final int status;

    ExitCode(int status) {
        this.status = status;
    }

    public int status() {
        return status;
    }
}
