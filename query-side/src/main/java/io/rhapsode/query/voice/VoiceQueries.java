package io.rhapsode.query.voice;

import io.rhapsode.events.RejectedException;
import io.rhapsode.events.Rejection;
import io.rhapsode.events.voice.FindVoice;
import io.rhapsode.events.voice.ListVoices;
import io.rhapsode.events.voice.VoicePage;
import io.rhapsode.events.voice.VoiceView;
import io.rhapsode.query.Columns;
import io.rhapsode.query.TenantReader;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryHandler;

/** Answers what voices there are. */
public class VoiceQueries {

    private final TenantReader reader;

    public VoiceQueries(TenantReader reader) {
        this.reader = reader;
    }

    @QueryHandler
    CompletableFuture<VoiceView> handle(FindVoice query) {
        return reader.list(
                        query.tenant(),
                        """
                        select voice.*, label, favourite_id from voice left join personal_voice using (voice_id)
                        left join voice_favourite using (voice_id) where voice_id = $1
                        """,
                        asked -> asked.bind(0, query.voiceId().value()),
                        VoiceQueries::view)
                .thenApply(found -> found.stream()
                        .findFirst()
                        .orElseThrow(
                                () -> new RejectedException(Rejection.VOICE_NOT_FOUND, "There is no such voice.")));
    }

    @QueryHandler
    CompletableFuture<VoicePage> handle(ListVoices query) {
        var search = new VoiceSearch(query);
        return reader.list(query.tenant(), search.sql(), search::bind, VoiceQueries::view)
                .thenApply(search::answer);
    }

    /** The reader sees no favourites but those of the tenant who asks. */
    private static VoiceView view(Columns row) {
        var voice = VoiceRow.read(row);
        var label = row.orNull("label", String.class);
        return new VoiceView(
                voice.voiceId(),
                voice.provider(),
                voice.voice(),
                Objects.requireNonNullElseGet(label, () -> name(voice)),
                voice.profile(),
                row.orNull("favourite_id", String.class) != null,
                voice.listedAt(),
                voice.withdrawnAt());
    }

    /** As its provider names it, where nobody has named it for people. */
    private static String name(VoiceRow voice) {
        return voice.voice().value().substring(voice.provider().value().length() + 1);
    }
}
