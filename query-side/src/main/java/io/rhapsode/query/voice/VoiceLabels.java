package io.rhapsode.query.voice;

import io.rhapsode.events.voice.KeepVoiceLabels;
import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandHandler;
import org.springframework.jdbc.core.JdbcTemplate;

/** Keeps what people call voices, apart from the events. */
public class VoiceLabels {

    private final JdbcTemplate jdbc;

    /** @param writing whose connections have the role of the writer */
    public VoiceLabels(DataSource writing) {
        this.jdbc = new JdbcTemplate(writing);
    }

    @CommandHandler
    void handle(KeepVoiceLabels command) {
        jdbc.batchUpdate(
                """
                insert into personal_voice (voice_id, label) values (?, ?)
                on conflict (voice_id) do update set label = excluded.label
                """,
                command.labels().stream()
                        .map(label -> new Object[] {label.voiceId().value(), label.label()})
                        .toList());
    }
}
