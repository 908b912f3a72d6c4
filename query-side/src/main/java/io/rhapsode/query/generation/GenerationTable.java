package io.rhapsode.query.generation;

import static io.rhapsode.query.Columns.codeOf;

import io.rhapsode.events.generation.DownloadTerms;
import io.rhapsode.events.generation.FailureCode;
import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.generation.GenerationKind;
import io.rhapsode.events.generation.GenerationStatus;
import io.rhapsode.events.generation.GenerationView;
import io.rhapsode.events.generation.ProjectId;
import io.rhapsode.events.generation.RoutingReason;
import io.rhapsode.events.identity.TenantId;
import io.rhapsode.events.speech.AudioFormat;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.speech.SpeechOrder;
import io.rhapsode.events.speech.Strategy;
import io.rhapsode.events.speech.VoiceId;
import io.rhapsode.events.storage.ObjectKey;
import io.rhapsode.events.text.ContentType;
import io.rhapsode.query.Columns;
import io.rhapsode.query.JdbcColumns;
import io.rhapsode.query.JsonColumn;
import io.rhapsode.query.generation.domain.GenerationState;
import io.rhapsode.query.generation.domain.Outlook;
import io.rhapsode.query.generation.domain.Progress;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The rows of generations: how one is written, and how it is read, by whichever driver. */
final class GenerationTable {

    private static final String WRITE = """
            insert into generation (
              generation_id, tenant_id, project_id, kind, status, characters, language, content_type,
              chunks_total, chunks_done, characters_done, merge_fraction, error, speech_order,
              strategy, provider, voice_id, routing_reason, fallback_used,
              audio_key, audio_format, audio_duration_ms, audio_bytes, loudness_lufs, peak_db,
              credits_held, credits_charged, cost_micros, regenerated_from, take, text_key, rating, erased,
              created_at, completed_at, expected_pace, worked_ms, progressed_at,
              download_days, fetched, available_until, lapsed, sequence)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (generation_id) do update set
              status = excluded.status, language = excluded.language, content_type = excluded.content_type,
              chunks_total = excluded.chunks_total, chunks_done = excluded.chunks_done,
              characters_done = excluded.characters_done, merge_fraction = excluded.merge_fraction, error = excluded.error,
              strategy = excluded.strategy, provider = excluded.provider, voice_id = excluded.voice_id,
              routing_reason = excluded.routing_reason, fallback_used = excluded.fallback_used,
              audio_key = excluded.audio_key, audio_format = excluded.audio_format,
              audio_duration_ms = excluded.audio_duration_ms, audio_bytes = excluded.audio_bytes,
              loudness_lufs = excluded.loudness_lufs, peak_db = excluded.peak_db,
              credits_held = excluded.credits_held, credits_charged = excluded.credits_charged,
              cost_micros = excluded.cost_micros, rating = excluded.rating,
              erased = excluded.erased, completed_at = excluded.completed_at,
              expected_pace = excluded.expected_pace, worked_ms = excluded.worked_ms, progressed_at = excluded.progressed_at,
              fetched = excluded.fetched, available_until = excluded.available_until, lapsed = excluded.lapsed,
              sequence = excluded.sequence
            """;

    private final JdbcTemplate jdbc;

    GenerationTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    Map<GenerationId, GenerationState> find(Collection<GenerationId> ids) {
        Map<GenerationId, GenerationState> found = new HashMap<>();
        jdbc.query(
                "select * from generation where generation_id = any(?)",
                rows -> {
                    var state = read(new JdbcColumns(rows));
                    found.put(state.beginning().generationId(), state);
                },
                (Object) ids.stream().map(GenerationId::value).toArray(String[]::new));
        return found;
    }

    /** Inserts what is new, updates what was there. */
    void write(Collection<GenerationState> states) {
        jdbc.batchUpdate(WRITE, states, states.size(), (statement, state) -> {
            var values = values(state);
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
        });
    }

    static GenerationState read(Columns row) {
        var beginning = new GenerationState.Beginning(
                new GenerationId(row.get("generation_id", String.class)),
                new TenantId(row.get("tenant_id", String.class)),
                row.code("kind", GenerationKind.class),
                row.map("project_id", ProjectId::new),
                new ObjectKey(row.get("text_key", String.class)),
                JsonColumn.read(row.get("speech_order", String.class), SpeechOrder.class),
                row.map("regenerated_from", GenerationId::new),
                row.get("take", Integer.class),
                row.instant("created_at"));
        return new GenerationState(
                beginning,
                progress(row),
                found(row),
                route(row),
                audio(row),
                new GenerationState.Credits(
                        row.get("credits_held", Long.class), row.get("credits_charged", Long.class)),
                row.get("cost_micros", Long.class),
                row.orNull("rating", Integer.class),
                row.get("erased", Boolean.class),
                row.instantOrNull("completed_at"),
                outlook(row),
                atDownload(row),
                row.get("sequence", Long.class));
    }

    private static Progress progress(Columns row) {
        return new Progress(
                row.code("status", GenerationStatus.class),
                row.get("characters", Integer.class),
                row.get("characters_done", Integer.class),
                row.get("chunks_total", Integer.class),
                row.get("chunks_done", Integer.class),
                row.get("merge_fraction", Double.class),
                row.codeOrNull("error", FailureCode.class));
    }

    private static Outlook outlook(Columns row) {
        return new Outlook(
                row.orNull("expected_pace", Double.class),
                row.get("worked_ms", Long.class),
                row.instant("progressed_at"));
    }

    private static GenerationView.@Nullable AtDownload atDownload(Columns row) {
        Integer days = row.orNull("download_days", Integer.class);
        return days == null
                ? null
                : new GenerationView.AtDownload(
                        new DownloadTerms(days),
                        row.get("fetched", Boolean.class),
                        row.instantOrNull("available_until"),
                        row.get("lapsed", Boolean.class));
    }

    private static GenerationState.@Nullable Finding found(Columns row) {
        String language = row.orNull("language", String.class);
        return language == null
                ? null
                : new GenerationState.Finding(language, row.code("content_type", ContentType.class));
    }

    private static GenerationView.@Nullable Route route(Columns row) {
        String provider = row.orNull("provider", String.class);
        return provider == null
                ? null
                : new GenerationView.Route(
                        row.code("strategy", Strategy.class),
                        new ProviderId(provider),
                        new VoiceId(row.get("voice_id", String.class)),
                        row.code("routing_reason", RoutingReason.class),
                        row.get("fallback_used", Boolean.class));
    }

    private static GenerationView.@Nullable Audio audio(Columns row) {
        String key = row.orNull("audio_key", String.class);
        return key == null
                ? null
                : new GenerationView.Audio(
                        new ObjectKey(key),
                        row.code("audio_format", AudioFormat.class),
                        row.get("audio_duration_ms", Long.class),
                        row.get("audio_bytes", Long.class),
                        row.orNull("loudness_lufs", Double.class),
                        row.orNull("peak_db", Double.class));
    }

    private static @Nullable Object[] values(GenerationState state) {
        var beginning = state.beginning();
        var progress = state.progress();
        var found = state.found();
        var route = state.route();
        var audio = state.audio();
        var atDownload = state.atDownload();
        return new @Nullable Object[] {
            beginning.generationId().value(),
            beginning.tenantId().value(),
            text(beginning.projectId()),
            codeOf(beginning.kind()),
            codeOf(progress.status()),
            progress.charactersTotal(),
            found == null ? null : found.language(),
            found == null ? null : codeOf(found.contentType()),
            progress.chunksTotal(),
            progress.chunksDone(),
            progress.charactersDone(),
            progress.merged(),
            codeOf(progress.error()),
            JsonColumn.write(beginning.order()),
            route == null ? null : codeOf(route.strategy()),
            route == null ? null : text(route.provider()),
            route == null ? null : text(route.voiceId()),
            route == null ? null : codeOf(route.reason()),
            route != null && route.fallbackUsed(),
            audio == null ? null : audio.key().value(),
            audio == null ? null : codeOf(audio.format()),
            audio == null ? null : audio.durationMs(),
            audio == null ? null : audio.bytes(),
            audio == null ? null : audio.loudnessLufs(),
            audio == null ? null : audio.peakDb(),
            state.credits().held(),
            state.credits().charged(),
            state.costMicros(),
            text(beginning.regeneratedFrom()),
            beginning.take(),
            beginning.textKey().value(),
            state.rating(),
            state.erased(),
            column(beginning.createdAt()),
            column(state.completedAt()),
            state.outlook().expectedPace(),
            state.outlook().workedMillis(),
            column(state.outlook().progressedAt()),
            atDownload == null ? null : atDownload.terms().retentionDays(),
            atDownload != null && atDownload.fetched(),
            atDownload == null ? null : column(atDownload.availableUntil()),
            atDownload != null && atDownload.lapsed(),
            state.sequence()
        };
    }

    private static @Nullable String text(@Nullable Object id) {
        return id == null ? null : id.toString();
    }

    private static @Nullable OffsetDateTime column(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
