package io.rhapsode.application.cli.api;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The events of one generation while they happen. Read on a thread of its own, so that whoever waits for the next one can also do something else. */
public final class EventStream implements AutoCloseable {

    private static final Set<String> LAST = Set.of("completed", "failed", "cancelled");

    private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
    private final InputStream body;
    private final JsonMapper json;

    private EventStream(InputStream body, JsonMapper json) {
        this.body = body;
        this.json = json;
    }

    static EventStream of(InputStream body, JsonMapper json) {
        EventStream stream = new EventStream(body, json);
        Thread.ofVirtual().name("event-stream").start(stream::read);
        return stream;
    }

    /** A generation that is over, and of which everything was told before. */
    static EventStream over(JsonMapper json) {
        EventStream stream = new EventStream(InputStream.nullInputStream(), json);
        stream.signals.add(new Signal.Over());
        return stream;
    }

    private void read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            EventLines events = new EventLines();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                signals.add(events.take(line).<Signal>map(this::reported).orElseGet(Signal.Alive::new));
            }
            signals.add(new Signal.Ended(new IOException("the stream ended")));
        } catch (IOException lost) {
            signals.add(new Signal.Ended(lost));
        } catch (JacksonException unreadable) {
            signals.add(new Signal.Ended(new IOException("the server sent an event that is no JSON", unreadable)));
        }
    }

    private Signal reported(ServerSentEvent event) {
        Progress progress = json.readValue(event.data(), Progress.class);
        return new Signal.Reported(event.id(), progress, LAST.contains(event.event()));
    }

    /** The next signal; {@link Signal.Silence} where none came within the time. */
    public Signal next(Duration patience) {
        try {
            Signal next = signals.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
            return next == null ? new Signal.Silence() : next;
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return new Signal.Ended(new InterruptedIOException("stopped"));
        }
    }

    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException alreadyLost) {
            // There is nothing left to close.
        }
    }
}
