package io.rhapsode.application.cli.doctor;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The database server: its clock beside ours, whether a commit is a commit, and room for our connections. */
final class DatabaseSettingsLook implements Examination {

    /** Due times of tasks are written by one clock and read by others. */
    private static final Duration NOTICEABLE = Duration.ofSeconds(1);

    /** A task counts as dead after four heartbeats of 1.5 s; with clocks further apart the living would be taken for dead. */
    private static final Duration HARMFUL = Duration.ofSeconds(5);

    /** Of one server: its writers, its readers, the one that holds its name, two that listen. */
    private static final int CONNECTIONS = 67;

    private final ReadOnlyDatabase database;
    private final boolean serverRuns;

    /** @param serverRuns then its connections are among those in use */
    DatabaseSettingsLook(ReadOnlyDatabase database, boolean serverRuns) {
        this.database = database;
        this.serverRuns = serverRuns;
    }

    String version() {
        return setting("server_version");
    }

    @Override
    public List<Finding> look() {
        List<Finding> findings = new ArrayList<>();
        findings.add(clock());
        findings.add(durability());
        findings.add(connections());
        return findings;
    }

    private Finding clock() {
        Instant before = Instant.now();
        Instant theirs = database.sql()
                .sql("select clock_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
        Instant after = Instant.now();
        Instant ours = before.plus(Duration.between(before, after).dividedBy(2));
        Duration apart = Duration.between(ours, theirs).abs();
        String words = "the database's is " + apart.toMillis() + " ms " + (theirs.isAfter(ours) ? "ahead" : "behind");
        String advice = "Let both machines set their clocks by NTP (timedatectl, chronyc tracking).";
        if (apart.compareTo(HARMFUL) > 0) {
            return Finding.fail("clock", words, advice);
        }
        return apart.compareTo(NOTICEABLE) > 0 ? Finding.warn("clock", words, advice) : Finding.ok("clock", words);
    }

    private Finding durability() {
        List<String> off = Stream.of("fsync", "synchronous_commit", "full_page_writes")
                .filter(setting -> "off".equals(setting(setting)))
                .toList();
        return off.isEmpty()
                ? Finding.ok("durability", "a commit is on the disk")
                : Finding.fail(
                        "durability",
                        String.join(", ", off) + " off: what was accepted can be lost",
                        "Switch on what is off, in postgresql.conf.");
    }

    private Finding connections() {
        long most = Long.parseLong(setting("max_connections"));
        long used = database.sql()
                .sql("select count(*) from pg_stat_activity where backend_type = 'client backend'")
                .query(Long.class)
                .single();
        String words = used + " of " + most + " in use; one server takes up to " + CONNECTIONS;
        String advice = "Set max_connections to at least " + CONNECTIONS + " for each server, and what others need.";
        if (most < CONNECTIONS) {
            return Finding.fail("connections", words, advice);
        }
        return !serverRuns && most - used < CONNECTIONS
                ? Finding.warn("connections", words, advice)
                : Finding.ok("connections", words);
    }

    private String setting(String name) {
        return database.sql()
                .sql("select current_setting(:name)")
                .param("name", name)
                .query(String.class)
                .single();
    }
}
