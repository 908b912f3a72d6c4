package io.rhapsode.worker.queue;

import com.github.kagkarlsson.scheduler.serializer.Serializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Writes our tasks as JSON, that an operator can read; what is Axon's (deadlines) stays as Axon serializes it. */
final class EnvelopeSerializer implements Serializer {

    private final JsonMapper json;

    EnvelopeSerializer(JsonMapper json) {
        this.json = json;
    }

    @Override
    public byte @Nullable [] serialize(@Nullable Object data) {
        return data instanceof Envelope ? json.writeValueAsBytes(data) : DEFAULT_JAVA_SERIALIZER.serialize(data);
    }

    @Override
    public <T> @Nullable T deserialize(Class<T> type, byte @Nullable [] stored) {
        return type == Envelope.class
                ? json.readValue(stored, type)
                : DEFAULT_JAVA_SERIALIZER.deserialize(type, stored);
    }
}
