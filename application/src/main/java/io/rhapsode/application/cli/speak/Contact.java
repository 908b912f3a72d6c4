package io.rhapsode.application.cli.speak;

import io.rhapsode.application.cli.api.RhapsodeApi;
import org.jspecify.annotations.Nullable;

/**
 * A server that takes our key.
 *
 * @param sharesHome whether it works on our home directory, so that another one there would go on with what it began
 * @param embedded what ends with this command, where this command started it
 */
record Contact(RhapsodeApi api, boolean sharesHome, Embedding.@Nullable Running embedded) implements AutoCloseable {

    @Override
    public void close() {
        if (embedded != null) {
            embedded.close();
        }
    }
}
