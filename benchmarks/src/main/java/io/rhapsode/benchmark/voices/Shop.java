package io.rhapsode.benchmark.voices;

import com.zaxxer.hikari.HikariDataSource;
import io.rhapsode.benchmark.http.KeptAlive;
import io.rhapsode.benchmark.measure.Figures;
import io.rhapsode.benchmark.server.ScratchServer;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The library of voices as its visitors see it. */
final class Shop {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long LOOK_MILLIS = 50;
    private static final int PAGE = 50;

    private final ScratchServer server;

    Shop(ScratchServer server) {
        this.server = server;
    }

    /** Returns when all catalogues are in the library. */
    void waitFor(int voices) throws InterruptedException {
        JdbcClient database = server.bean(JdbcClient.class);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (database.sql("select count(*) from voice").query(Integer.class).single() < voices) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the catalogues were never read");
            }
            Thread.sleep(LOOK_MILLIS);
        }
    }

    /**
     * Looks at all pages, and throws where a voice is missing or there twice.
     *
     * @return the path of the page in the middle
     */
    String leafThrough(KeptAlive connection, int voices) throws IOException {
        Set<String> seen = new HashSet<>();
        List<String> pages = new ArrayList<>();
        String first = Search.PATH + "limit=" + PAGE;
        String path = first;
        int shown = 0;
        while (true) {
            pages.add(path);
            JsonNode page = connection.get(path).json();
            for (JsonNode voice : page.get("items")) {
                seen.add(voice.get("voiceId").asString());
                shown++;
            }
            JsonNode next = page.get("nextCursor");
            if (next == null || next.isNull()) {
                break;
            }
            path = first + "&cursor=" + URLEncoder.encode(next.asString(), StandardCharsets.UTF_8);
        }
        if (shown != voices || seen.size() != voices) {
            throw new IllegalStateException(
                    "of " + voices + " voices " + seen.size() + " were shown, " + shown + " times");
        }
        return pages.get(pages.size() / 2);
    }

    /** @return the milliseconds of each answer, read to its end */
    static Figures ask(KeptAlive connection, String path, boolean findsSomebody, int times) throws IOException {
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            long begun = System.nanoTime();
            byte[] page = connection.get(path).bytes();
            millis.add((System.nanoTime() - begun) / 1e6);
            int found = JSON.readTree(page).get("items").size();
            if (found > 0 != findsSomebody) {
                throw new IllegalStateException(path + " found " + found);
            }
        }
        return new Figures(millis);
    }

    /** The same of all searches, asked by several at once. */
    Figures askedByMany(int callers, int times) throws Exception {
        List<Double> millis = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(callers)) {
            List<Future<List<Double>>> asked = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                int first = i;
                asked.add(threads.submit(() -> askAll(first, times)));
            }
            for (Future<List<Double>> caller : asked) {
                millis.addAll(caller.get());
            }
        }
        return new Figures(millis);
    }

    private List<Double> askAll(int first, int times) throws IOException {
        List<Double> millis = new ArrayList<>();
        Search[] searches = Search.values();
        try (KeptAlive connection = server.connect()) {
            for (int i = 0; i < times * searches.length; i++) {
                Search search = searches[(first + i) % searches.length];
                millis.addAll(ask(connection, search.path(), search.findsSomebody(), 1)
                        .ofRounds());
            }
        }
        return millis;
    }

    /** @return the milliseconds of reading one page of the table itself */
    static Figures rows(HikariDataSource database, int times) throws SQLException {
        List<Double> millis = new ArrayList<>();
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(
                        "select * from voice order by listed_at desc, voice_id desc limit " + (PAGE + 1))) {
            for (int i = 0; i < times; i++) {
                long begun = System.nanoTime();
                int columns = 0;
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) {
                        for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                            columns += rows.getObject(column) == null ? 0 : 1;
                        }
                    }
                }
                millis.add((System.nanoTime() - begun) / 1e6);
                if (columns == 0) {
                    throw new IllegalStateException("the table is empty");
                }
            }
        }
        return new Figures(millis);
    }
}
