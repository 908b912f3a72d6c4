package io.rhapsode.query.voice;

import io.rhapsode.events.voice.FavouriteAdded;
import io.rhapsode.events.voice.FavouriteEvent;
import io.rhapsode.events.voice.FavouriteRemoved;
import io.rhapsode.events.voice.LibraryVoiceId;
import io.rhapsode.events.voice.VoiceEvent;
import io.rhapsode.events.voice.VoiceListed;
import io.rhapsode.query.UnitWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.ResetHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Keeps the library as it is shown. The events of a voice, and those of a favourite, need the order they have in their aggregates, which is Axon's own policy. An event that is told again changes
 * nothing.
 */
@ProcessingGroup(VoiceProjection.GROUP)
public class VoiceProjection {

    public static final String GROUP = "voices";

    private final JdbcTemplate jdbc;
    private final VoiceTable voices;
    private final UnitWriter writer;

    /** @param writing whose connections have the role of the writer and take part in {@code transactions} */
    public VoiceProjection(DataSource writing, PlatformTransactionManager transactions) {
        this.jdbc = new JdbcTemplate(writing);
        this.voices = new VoiceTable(jdbc);
        this.writer = new UnitWriter(GROUP, transactions, this::write);
    }

    @EventHandler
    void on(VoiceEvent event, EventMessage<VoiceEvent> message) {
        writer.add(message);
    }

    @EventHandler
    void on(FavouriteEvent event, EventMessage<FavouriteEvent> message) {
        writer.add(message);
    }

    @ResetHandler
    void reset() {
        jdbc.execute("truncate voice, voice_favourite");
    }

    private void write(List<EventMessage<?>> messages) {
        writeVoices(messages.stream()
                .filter(message -> message.getPayload() instanceof VoiceEvent)
                .toList());
        messages.forEach(message -> {
            if (message.getPayload() instanceof FavouriteEvent event) {
                write(event);
            }
        });
    }

    private void writeVoices(List<EventMessage<?>> messages) {
        if (messages.isEmpty()) {
            return;
        }
        var known = voices.find(
                messages.stream().map(VoiceProjection::voice).distinct().toList());
        Map<LibraryVoiceId, VoiceRow> changed = new HashMap<>();
        for (var message : messages) {
            var id = voice(message);
            var next = next(known.get(id), message);
            if (next != null) {
                known.put(id, next);
                changed.put(id, next);
            }
        }
        voices.write(changed.values());
    }

    private static LibraryVoiceId voice(EventMessage<?> message) {
        return ((VoiceEvent) message.getPayload()).voiceId();
    }

    /** Null where the event stands in the row already. */
    private static @Nullable VoiceRow next(@Nullable VoiceRow before, EventMessage<?> message) {
        long sequence = ((DomainEventMessage<?>) message).getSequenceNumber();
        var event = (VoiceEvent) message.getPayload();
        if (event instanceof VoiceListed listed) {
            return before == null ? VoiceRow.begin(listed, sequence, message.getTimestamp()) : null;
        }
        if (before == null) {
            throw new IllegalStateException("the beginning of " + event.voiceId() + " was never projected");
        }
        return sequence <= before.sequence() ? null : before.evolve(event, sequence, message.getTimestamp());
    }

    private void write(FavouriteEvent event) {
        switch (event) {
            case FavouriteAdded added ->
                jdbc.update(
                        "insert into voice_favourite (favourite_id, tenant_id, voice_id) values (?, ?, ?) on conflict do nothing",
                        added.favouriteId().value(),
                        added.tenantId().value(),
                        added.voiceId().value());
            case FavouriteRemoved removed ->
                jdbc.update(
                        "delete from voice_favourite where favourite_id = ?",
                        removed.favouriteId().value());
        }
    }
}
