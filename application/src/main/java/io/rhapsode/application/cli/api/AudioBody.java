package io.rhapsode.application.cli.api;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A finished file on its way.
 *
 * @param from the byte it begins with: the one that was asked for, or 0 where all of it comes again
 * @param tag by which the server recognises this very file
 */
public record AudioBody(
        InputStream bytes, long from, @Nullable String tag) implements AutoCloseable {

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
