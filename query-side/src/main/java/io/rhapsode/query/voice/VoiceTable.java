package io.rhapsode.query.voice;

import io.rhapsode.events.voice.LibraryVoiceId;
import io.rhapsode.events.voice.VoiceProfile;
import io.rhapsode.query.Columns;
import io.rhapsode.query.JdbcColumns;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/** The voices, one row each. */
final class VoiceTable {

    private final JdbcTemplate jdbc;

    VoiceTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    Map<LibraryVoiceId, VoiceRow> find(Collection<LibraryVoiceId> ids) {
        Map<LibraryVoiceId, VoiceRow> found = new HashMap<>();
        jdbc.query(
                "select * from voice where voice_id = any(?)",
                rows -> {
                    var voice = VoiceRow.read(new JdbcColumns(rows));
                    found.put(voice.voiceId(), voice);
                },
                (Object) ids.stream().map(LibraryVoiceId::value).toArray(String[]::new));
        return found;
    }

    /** Inserts what is new, updates what was there. */
    void write(Collection<VoiceRow> voices) {
        jdbc.batchUpdate("""
                insert into voice (voice_id, provider, voice, languages, spoken, gender, accent, age, style, listed_at, withdrawn_at, sequence)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (voice_id) do update set languages = excluded.languages, spoken = excluded.spoken,
                  gender = excluded.gender, accent = excluded.accent, age = excluded.age, style = excluded.style,
                  withdrawn_at = excluded.withdrawn_at, sequence = excluded.sequence
                """, voices.stream().map(VoiceTable::values).toList());
    }

    private static Object[] values(VoiceRow voice) {
        var profile = voice.profile();
        var traits = profile.traits();
        var withdrawnAt = voice.withdrawnAt();
        return new Object[] {
            voice.voiceId().value(),
            voice.provider().value(),
            voice.voice().value(),
            profile.languages().toArray(String[]::new),
            spoken(profile),
            Columns.codeOf(profile.gender()),
            traits.accent(),
            Columns.codeOf(traits.age()),
            Columns.codeOf(traits.style()),
            voice.listedAt().atOffset(ZoneOffset.UTC),
            withdrawnAt == null ? null : withdrawnAt.atOffset(ZoneOffset.UTC),
            voice.sequence()
        };
    }

    /** {@code en-GB} is found as {@code en-gb} and as {@code en}. */
    private static String[] spoken(VoiceProfile profile) {
        return profile.languages().stream()
                .map(tag -> tag.toLowerCase(Locale.ROOT))
                .flatMap(tag -> Stream.of(tag, tag.split("-", 2)[0]))
                .distinct()
                .toArray(String[]::new);
    }
}
