package io.rhapsode.worker.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhapsode.events.storage.ObjectKey;
import io.rhapsode.events.storage.ObjectKind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3AsyncClient;

/** Objects in a bucket of a real S3 server. */
class S3ObjectStoreTest extends ObjectStoreContract {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    static Path directory;

    private static S3Server server;
    private static S3AsyncClient client;

    private final List<S3ObjectStore> opened = new ArrayList<>();

    @BeforeAll
    static void startServer() throws IOException {
        server = S3Server.start(directory);
        client = S3Clients.client(server.settings());
    }

    @AfterAll
    static void stopServer() {
        client.close();
        server.close();
    }

    @AfterEach
    void empty() throws IOException {
        for (String folder : List.of("tenants", "texts", "textsandmore", "live")) {
            try (var objects = store.list(new ObjectKey(folder))) {
                for (var object = objects.iterator(); object.hasNext(); ) {
                    store.delete(object.next().key());
                }
            }
        }
        opened.forEach(S3ObjectStore::close);
    }

    @Override
    S3ObjectStore reopened() {
        S3ObjectStore another = new S3ObjectStore(server.settings());
        opened.add(another);
        return another;
    }

    @Override
    void nothingIsIncoming() {
        Awaitility.await("no upload to be left")
                .atMost(LIMIT)
                .until(() -> client.listMultipartUploads(request -> request.bucket(S3Server.BUCKET))
                        .join()
                        .uploads()
                        .isEmpty());
    }

    @Test
    void aLinkGivesTheObjectUnderItsNameToAnyone() throws Exception {
        ObjectKey key = ObjectKey.of(TENANT, ObjectKind.AUDIO, "gen_1.mp3");
        store.put(key, stream("a song"));

        HttpResponse<String> answer = get(store.link(key, "Der Erlkönig, 1+1.mp3", Duration.ofMinutes(1)));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("a song");
        assertThat(answer.headers().firstValue("Content-Type")).contains("audio/mpeg");
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename*=UTF-8''Der%20Erlk%C3%B6nig%2C%201%2B1.mp3");
    }

    @Test
    void aLinkIsForOneObjectOnly() throws Exception {
        ObjectKey other = ObjectKey.of(TENANT, ObjectKind.AUDIO, "gen_2.mp3");
        store.put(KEY, stream("a song"));
        store.put(other, stream("another song"));
        String link = store.link(KEY, "song.mp3", Duration.ofMinutes(1)).toString();

        assertThat(get(URI.create(link.replace(KEY.value(), other.value()))).statusCode())
                .isEqualTo(403);
    }

    @Test
    void aLinkLeadsWhereCallersReachTheStore() throws Exception {
        URI outside = URI.create("https://audio.example.com");
        S3Settings settings = server.settings();
        try (S3ObjectStore behindAnother = new S3ObjectStore(new S3Settings(
                settings.bucket(), settings.endpoint(), outside, null, settings.accessKey(), settings.secretKey()))) {
            assertThat(behindAnother.link(KEY, "song.mp3", Duration.ofMinutes(1)))
                    .hasHost("audio.example.com")
                    .hasPath("/" + S3Server.BUCKET + "/" + KEY);
        }
    }

    @Test
    void noLinkOfItLeadsToTheServer() {
        assertThat(store.verify(store.link(KEY, "song.mp3", Duration.ofMinutes(1))))
                .isEmpty();
    }

    @Test
    void whoReadsALongObjectIsNotGivenTwoHalvesOfDifferentOnes() throws Exception {
        store.put(KEY, stream("a".repeat(S3Reading.BLOCK_BYTES + 10)));
        try (var object = store.open(KEY)) {
            object.readNBytes(10);
            store.put(KEY, stream("b".repeat(S3Reading.BLOCK_BYTES + 10)));

            assertThatThrownBy(object::readAllBytes).isInstanceOf(IOException.class);
        }
    }

    @Test
    void whoReadsALongObjectIsToldWhenItIsErased() throws Exception {
        store.put(KEY, stream("a".repeat(S3Reading.BLOCK_BYTES + 10)));
        try (var object = store.open(KEY)) {
            object.readNBytes(10);
            store.delete(KEY);

            assertThatThrownBy(object::readAllBytes).isInstanceOf(IOException.class);
        }
    }

    @Test
    void whatWasErasedIsNotOnTheDiskOfTheServer() throws Exception {
        store.put(KEY, stream("zanzibarkadabra"));
        assertThat(filesWith("zanzibarkadabra")).isEqualTo(1);

        store.delete(KEY);

        assertThat(filesWith("zanzibarkadabra")).isZero();
    }

    private static long filesWith(String words) throws IOException {
        try (var files = Files.walk(server.files())) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> text(file).contains(words))
                    .count();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }

    @Test
    void anUploadThatWasNeverCompletedIsRemovedWhenItIsOld() throws Exception {
        client.createMultipartUpload(request -> request.bucket(S3Server.BUCKET).key(KEY.value()))
                .join();
        S3ObjectStore bucket = reopened();

        assertThat(bucket.abortUploads(Instant.now().minus(Duration.ofDays(1)))).isZero();
        assertThat(bucket.abortUploads(Instant.now().plus(Duration.ofDays(1)))).isEqualTo(1);
        nothingIsIncoming();
    }

    private static HttpResponse<String> get(URI link) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(link).timeout(LIMIT).build(), BodyHandlers.ofString());
        }
    }
}
