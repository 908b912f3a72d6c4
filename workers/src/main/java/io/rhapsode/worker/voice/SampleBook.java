package io.rhapsode.worker.voice;

import io.rhapsode.events.voice.LibraryVoiceId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who speaks which sample, over all nodes, and what samples have cost today. */
final class SampleBook {

    /** When whoever speaks a sample counts as dead. Who is alive and takes longer, at a provider that is slow, may have it spoken twice. */
    private static final Duration SPEAKING_LIMIT = Duration.ofMinutes(5);

    /** How long nobody tries again what has failed. */
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private static final Duration DAY = Duration.ofDays(1);

    private final JdbcClient database;
    private final long microsPerDay;

    SampleBook(JdbcClient database, long microsPerDay) {
        this.database = database;
        this.microsPerDay = microsPerDay;
    }

    /** What somebody who wants to speak a sample is told. */
    enum Turn {
        /** Speak it. */
        YOURS,
        /** Somebody speaks it, or has just done so. */
        ANOTHERS,
        /** It could not be spoken just now. */
        FAILED,
        /** Samples have cost enough. */
        TOO_DEAR
    }

    /**
     * Asks for the turn. Those who begin at the very same moment do not see each other's cost, and may go over the limit by that.
     *
     * @param costMicros what it is expected to cost
     */
    Turn begin(LibraryVoiceId voice, long costMicros, Instant now) {
        int ours = database.sql("""
                        insert into voice_sample (voice_id, status, until, cost_micros)
                        select :voice, 'speaking', :until, :cost
                        where :cost = 0
                          or :cost + coalesce((select sum(cost_micros) from voice_sample where until > :now), 0) <= :most
                        on conflict (voice_id) do update set status = excluded.status, until = excluded.until,
                          cost_micros = excluded.cost_micros where voice_sample.until <= :now
                        """)
                .param("voice", voice.value())
                .param("until", now.plus(SPEAKING_LIMIT).atOffset(ZoneOffset.UTC))
                .param("cost", costMicros)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("most", microsPerDay)
                .update();
        return ours == 1 ? Turn.YOURS : anothers(voice, now);
    }

    private Turn anothers(LibraryVoiceId voice, Instant now) {
        return database.sql("select status from voice_sample where voice_id = :voice and until > :now")
                .param("voice", voice.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(String.class)
                .optional()
                .map(status -> status.equals("failed") ? Turn.FAILED : Turn.ANOTHERS)
                .orElse(Turn.TOO_DEAR);
    }

    /** It is stored. */
    void spoken(LibraryVoiceId voice, long costMicros, Instant now) {
        end(voice, "spoken", now.plus(DAY), costMicros);
    }

    void failed(LibraryVoiceId voice, Instant now) {
        end(voice, "failed", now.plus(PAUSE), 0);
    }

    /** Nobody has begun to speak it: the next who wants it may try at once. */
    void letGo(LibraryVoiceId voice, Instant now) {
        end(voice, "failed", now, 0);
    }

    private void end(LibraryVoiceId voice, String status, Instant until, long costMicros) {
        database.sql(
                        "update voice_sample set status = :status, until = :until, cost_micros = :cost where voice_id = :voice")
                .param("status", status)
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param("cost", costMicros)
                .param("voice", voice.value())
                .update();
    }
}
