package io.rhapsode.application.cli.api;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts the lines of an event stream together to events, as the HTML standard tells browsers to. */
final class EventLines {

    private static final String EVENT_WITHOUT_A_NAME = "message";

    private final StringBuilder data = new StringBuilder();
    private @Nullable String id;
    private String event = EVENT_WITHOUT_A_NAME;

    /** Takes the next line, and gives the event that ends with it. */
    Optional<ServerSentEvent> take(String line) {
        if (line.isEmpty()) {
            return complete();
        }
        int colon = line.indexOf(':');
        String field = colon < 0 ? line : line.substring(0, colon);
        String value = colon < 0 ? "" : line.substring(colon + 1);
        takeField(field, value.startsWith(" ") ? value.substring(1) : value);
        return Optional.empty();
    }

    private void takeField(String field, String value) {
        switch (field) {
            case "data" -> data.append(value).append('\n');
            case "event" -> event = value;
            case "id" -> id = value;
            default -> {} // a comment, or something newer than this program
        }
    }

    private Optional<ServerSentEvent> complete() {
        Optional<ServerSentEvent> complete = data.isEmpty()
                ? Optional.empty()
                : Optional.of(new ServerSentEvent(id, event, data.substring(0, data.length() - 1)));
        data.setLength(0);
        event = EVENT_WITHOUT_A_NAME;
        return complete;
    }
}
