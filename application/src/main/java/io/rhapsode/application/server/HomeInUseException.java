package io.rhapsode.application.server;

import java.nio.file.Path;
import java.util.Optional;

/** Another process uses the home directory. */
public final class HomeInUseException extends RuntimeException {

    HomeInUseException(Path directory, Optional<String> url) {
        super("another Rhapsode uses " + directory
                + url.map(address -> "; it listens on " + address).orElse("")
                + ". Use that one, or give this one a directory of its own with RHAPSODE_HOME.");
    }
}
