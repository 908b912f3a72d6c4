package io.rhapsode.application.cli.terminal;

/** Which of the standard streams a person sits at, and how wide the window is. */
public interface Screen {

    /** The standard streams, by the numbers the system gives them. */
    enum Stream {
        IN(0),
        OUT(1),
        ERR(2);

        private final int number;

        Stream(int number) {
            this.number = number;
        }

        int number() {
            return number;
        }
    }

    boolean isTerminal(Stream stream);

    /** Columns of the window that shows what is written to standard error, as it is now. */
    int columns();
}
