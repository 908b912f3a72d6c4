package io.rhapsode.application.cli.speak;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Starts a server inside this process, for a command that finds none. */
public interface Embedding {

    /**
     * Returns when the server answers.
     *
     * @param home its home directory
     * @param log where it writes what happens, instead of the terminal
     * @param apiKey the key it shall take; its own where none is given
     * @throws io.rhapsode.application.server.HomeInUseException where another process has the home
     */
    Running start(Path home, Path log, Optional<String> apiKey) throws IOException;

    /** The server that was started. */
    interface Running extends AutoCloseable {

        URI url();

        /** Returns when the server let go of everything. */
        @Override
        void close();
    }
}
