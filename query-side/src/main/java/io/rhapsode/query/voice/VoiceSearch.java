package io.rhapsode.query.voice;

import io.r2dbc.spi.Statement;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.voice.LibraryVoiceId;
import io.rhapsode.events.voice.ListVoices;
import io.rhapsode.events.voice.VoicePage;
import io.rhapsode.events.voice.VoiceView;
import io.rhapsode.query.Columns;
import io.rhapsode.query.Cursor;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** One page of the list, as a statement and as the answer made of its rows. Asks for one row more than it shows, to know whether another page follows. */
final class VoiceSearch {

    private static final int MAX_LIMIT = 200;

    private final int limit;
    private final StringBuilder sql = new StringBuilder("""
            select voice.*, label, favourite_id from voice left join personal_voice using (voice_id)
            left join voice_favourite using (voice_id) where true
            """);
    private final List<Object> parameters = new ArrayList<>();

    /** @throws IllegalArgumentException for a cursor or limit that is not understood */
    VoiceSearch(ListVoices query) {
        if (query.limit() < 1 || query.limit() > MAX_LIMIT) {
            throw new IllegalArgumentException("limit must be 1 to " + MAX_LIMIT);
        }
        limit = query.limit();
        filter(query.filter());
        if (query.cursor() != null) {
            var cursor = Cursor.parse(query.cursor(), LibraryVoiceId::new);
            sql.append(" and (listed_at, voice_id) < (")
                    .append(parameter(cursor.at().atOffset(ZoneOffset.UTC)))
                    .append(", ")
                    .append(parameter(cursor.id().value()))
                    .append(")");
        }
        sql.append(" order by listed_at desc, voice_id desc limit ").append(parameter(limit + 1));
    }

    private void filter(ListVoices.Filter filter) {
        if (filter.available() != null) {
            sql.append(filter.available() ? " and withdrawn_at is null" : " and withdrawn_at is not null");
        }
        if (filter.language() != null) {
            sql.append(" and ").append(parameter(filter.language())).append(" = any(spoken)");
        }
        if (filter.gender() != null) {
            sql.append(" and gender = ").append(code(filter.gender()));
        }
        if (filter.style() != null) {
            sql.append(" and style = ").append(code(filter.style()));
        }
        if (filter.providers() != null) {
            var names = filter.providers().stream().map(ProviderId::value).toArray(String[]::new);
            sql.append(" and provider = any(").append(parameter(names)).append(")");
        }
        if (filter.favourite()) {
            sql.append(" and favourite_id is not null");
        }
        for (String word : filter.words()) {
            sql.append(" and position(")
                    .append(parameter(word))
                    .append(" in lower(concat_ws(' ', label, voice, accent))) > 0");
        }
    }

    String sql() {
        return sql.toString();
    }

    void bind(Statement statement) {
        for (int i = 0; i < parameters.size(); i++) {
            statement.bind(i, parameters.get(i));
        }
    }

    VoicePage answer(List<VoiceView> rows) {
        var shown = rows.subList(0, Math.min(limit, rows.size()));
        var last = rows.size() > limit ? shown.getLast() : null;
        return new VoicePage(shown, last == null ? null : new Cursor<>(last.listedAt(), last.voiceId()).toString());
    }

    private String code(Enum<?> constant) {
        return parameter(String.valueOf(Columns.codeOf(constant)));
    }

    private String parameter(Object value) {
        parameters.add(value);
        return "$" + parameters.size();
    }
}
