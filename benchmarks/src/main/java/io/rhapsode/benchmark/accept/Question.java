package io.rhapsode.benchmark.accept;

import io.rhapsode.benchmark.http.Answer;
import io.rhapsode.benchmark.http.KeptAlive;
import io.rhapsode.events.generation.GenerationId;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;

/** Everything that can be asked with GET. */
enum Question {
    LIST("/api/v1/generations", false),
    LIST_OF_FINISHED("/api/v1/generations?status=completed&limit=20", false),
    ONE("/api/v1/generations/%s", false),
    CHUNKS("/api/v1/generations/%s/chunks", false),
    ROUTING("/api/v1/generations/%s/routing", false),
    EVENTS_OF_FINISHED("/api/v1/generations/%s/events", true),
    AUDIO("/api/v1/generations/%s/audio", true),
    AUDIO_LINK("/api/v1/generations/%s/audio?redirect=true", true),
    SIGNED_FILE("", true),
    STREAM_OF_FINISHED("/api/v1/generations/%s/stream", true),
    CREDITS("/api/v1/credits", false),
    READINESS("/actuator/health/readiness", false),
    OPENAPI("/api/openapi", false);

    private final String path;
    private final boolean ofFinished;

    Question(String path, boolean ofFinished) {
        this.path = path;
        this.ofFinished = ofFinished;
    }

    /**
     * Asks it, and reads the answer to its end.
     *
     * @return nanoseconds that this took
     */
    long ask(KeptAlive connection, GenerationId beingMade, GenerationId finished) throws IOException {
        String asked =
                this == SIGNED_FILE ? link(connection, finished) : path.formatted(ofFinished ? finished : beingMade);
        long begun = System.nanoTime();
        connection.get(asked).bytes();
        return System.nanoTime() - begun;
    }

    private static String link(KeptAlive connection, GenerationId finished) throws IOException {
        Answer answer = connection.get(AUDIO_LINK.path.formatted(finished));
        answer.bytes();
        URI link = URI.create(Objects.requireNonNull(answer.headers().get("location")));
        return link.getRawPath() + "?" + link.getRawQuery();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
